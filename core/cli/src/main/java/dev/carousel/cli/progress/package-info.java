/**
 * What is shown while a study runs, and what ends it early.
 *
 * <p>Comes in: what a {@link dev.carousel.lab.run.RunListener} hears. Goes out: lines on standard
 * error, one for each trial that ends, or drawn over where that is possible. Invariant: nothing
 * here slows a trial down or changes its numbers.
 */
@NullMarked
package dev.carousel.cli.progress;

import org.jspecify.annotations.NullMarked;
