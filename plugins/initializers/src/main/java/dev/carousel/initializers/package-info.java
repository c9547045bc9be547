/**
 * The built-in ways in which a weight's values begin, one file each.
 *
 * <p>Comes in: the shape and role of one weight and a random stream of its own. Goes out: its
 * values, row-major. Depends on {@code dev.carousel.api} alone. Invariant: the values depend on
 * nothing but the weight, the units and the stream, and have the same bits on every machine.
 */
@NullMarked
package dev.carousel.initializers;

import org.jspecify.annotations.NullMarked;
