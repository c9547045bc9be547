/**
 * The running of a study: which trials are to be done, by how many workers, into which files.
 *
 * <p>Comes in: a {@link dev.carousel.lab.study.Study}, its {@link dev.carousel.lab.plan.Plan} and a
 * {@link dev.carousel.lab.record.StudyFolder}. Goes out: {@link dev.carousel.lab.run.Results}, and
 * on the way what a {@link dev.carousel.lab.run.RunListener} is told. May depend on everything but
 * {@code spec} and {@code wiring}; home of Log4j's configuration.
 *
 * <p>Invariant: a trial whose result is in the folder is never run again, and one whose result is
 * not there leaves nothing behind that another attempt could mistake for its own.
 */
@NullMarked
package dev.carousel.lab.run;

import org.jspecify.annotations.NullMarked;
