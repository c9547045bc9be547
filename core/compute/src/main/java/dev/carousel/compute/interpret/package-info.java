/**
 * The meaning of a program: one equation at a time, one example, double precision, no cleverness.
 * Where it and a kernel disagree, the kernel is wrong.
 *
 * <p>It also runs, once per update, what the weights of a compiled cell alone decide. Matrices are
 * multiplied, inverted and exponentiated nowhere else.
 *
 * <p>Depends on {@code program} and {@code random}. Invariant: results depend on nothing but the
 * program and the values given, and are the same on every machine (StrictMath); what is drawn is
 * given too ({@link dev.carousel.compute.interpret.Chances}).
 */
@NullMarked
package dev.carousel.compute.interpret;

import org.jspecify.annotations.NullMarked;
