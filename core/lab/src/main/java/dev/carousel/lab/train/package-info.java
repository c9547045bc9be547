/**
 * The training of one trial, from its first weights to its outcome.
 *
 * <p>Comes in: a {@link dev.carousel.lab.study.Setup} and the names its random streams are seeded
 * with ({@link dev.carousel.lab.train.Seeding}). Goes out: {@link dev.carousel.lab.record.Trained},
 * and on the way a point of the curve for each evaluation. May depend on {@code study}, {@code
 * record} and {@code compute}; knows no file, no clock, no other trial.
 *
 * <p>Invariant: equal setups and seedings end in equal bits, on any machine and beside any number
 * of other trials.
 */
@NullMarked
package dev.carousel.lab.train;

import org.jspecify.annotations.NullMarked;
