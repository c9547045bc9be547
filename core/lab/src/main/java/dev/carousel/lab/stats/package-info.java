/**
 * What the records of a study say: estimates, intervals and comparisons of arms, each with its
 * test, effect and number of seeds.
 *
 * <p>Comes in: {@link dev.carousel.lab.record.TrialRecord}s with the order of arms and conditions.
 * Goes out: {@link dev.carousel.lab.stats.Findings}, values alone. The procedures ({@link
 * dev.carousel.lab.stats.Wilson}, {@link dev.carousel.lab.stats.KaplanMeier}, {@link
 * dev.carousel.lab.stats.LogRank}, …) are pure functions of numbers. May depend on {@code record}
 * and Commons Math; knows no file, no cell, no study.
 *
 * <p>Invariant: everything can be computed again from the records alone, to the last bit;
 * resampling draws from a stream of its own with a fixed seed, so a further arm changes no figure
 * of the others except the correction for the number of comparisons.
 */
@NullMarked
package dev.carousel.lab.stats;

import org.jspecify.annotations.NullMarked;
