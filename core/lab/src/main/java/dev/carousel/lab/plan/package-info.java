/**
 * The trials of a study, frozen before the first one runs.
 *
 * <p>Comes in: a {@link dev.carousel.lab.study.Study} and what computes it ({@link
 * dev.carousel.lab.plan.Engine}). Goes out: {@link dev.carousel.lab.plan.Plan}, values that {@code
 * plan.json} holds and that a report can be made from without the study. May depend on {@code
 * study}, {@code size}, {@code plugin} and {@code json}.
 *
 * <p>Invariant: a trial's id is a hash of everything that decides its numbers and of nothing else;
 * the names of its arm and condition are not in it.
 */
@NullMarked
package dev.carousel.lab.plan;

import org.jspecify.annotations.NullMarked;
