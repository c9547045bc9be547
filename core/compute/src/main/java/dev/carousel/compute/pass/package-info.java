/**
 * The passes of the compiler: pure functions from program to program, one a file.
 *
 * <p>In order: {@code Simplify}, {@code Split} (what weights alone decide, once per update), {@code
 * Differentiate}, {@code Hoist} (before, in and after the loop over time), {@code Stack} (products
 * that share an operand become one), {@code Fuse} (elementwise runs become kernels). Depends on
 * {@code program}. Invariant: interpreting a program before and after a pass gives the same values.
 */
@NullMarked
package dev.carousel.compute.pass;

import org.jspecify.annotations.NullMarked;
