/**
 * The built-in tasks: sequences whose answer lies a known gap away from what decides it.
 *
 * <p>Comes in: a study's parameters and a random stream. Goes out: endless sequences, when they
 * count as solved, and what a predictor reaches that misses the far item. Depends on {@code
 * dev.carousel.api} alone. Invariant: the far item is drawn independently of everything else a
 * model sees, and what must be remembered does not grow with the gap; so the gap alone makes a task
 * harder.
 */
@NullMarked
package dev.carousel.tasks;

import org.jspecify.annotations.NullMarked;
