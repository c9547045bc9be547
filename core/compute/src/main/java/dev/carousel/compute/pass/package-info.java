/**
 * The passes of the compiler: pure functions from program to program, one a file.
 *
 * <p>In order: {@code Simplify}; {@code Split}, which takes what weights alone decide out of the
 * step; {@code Differentiate}; {@code Unstop}, which takes {@code stop(v)} away; {@code
 * Rematerialize}, which computes again in the derivative what is cheaper to compute than to keep;
 * {@code Expect}, for evaluation. What follows, in {@code schedule}, puts equations in order of
 * running. Depends on {@code program}. Invariant: interpreting a program before and after a pass
 * gives the same values, after {@code Expect} those with the means of chances.
 */
@NullMarked
package dev.carousel.compute.pass;

import org.jspecify.annotations.NullMarked;
