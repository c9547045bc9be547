/**
 * Random streams named by purpose, on Commons RNG.
 *
 * <p>A stream's seed is a hash of names, so the order of calls, the number of workers and what else
 * a study holds change no number. What is drawn at every step, by any thread, in any order, is a
 * hash of its place instead ({@link dev.carousel.compute.random.Draws}). Depends on {@code api};
 * Commons RNG does not show. Invariant: the same names give the same numbers on every machine.
 */
@NullMarked
package dev.carousel.compute.random;

import org.jspecify.annotations.NullMarked;
