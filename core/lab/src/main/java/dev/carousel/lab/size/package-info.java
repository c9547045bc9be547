/**
 * How big the models of a study are: numbers trained, multiply-adds, numbers carried.
 *
 * <p>Comes in: a {@link dev.carousel.lab.study.Setup}. Goes out: its {@link
 * dev.carousel.lab.size.ModelSize}. May depend on {@code study} and {@code compute}.
 *
 * <p>Invariant: everything is counted in the compiler's programs, nothing is said about a cell that
 * they do not show.
 */
@NullMarked
package dev.carousel.lab.size;

import org.jspecify.annotations.NullMarked;
