/**
 * A checked study: what {@code spec} reads and everything after it works from.
 *
 * <p>Invariant: values only; whoever holds a {@link dev.carousel.lab.study.Study} needs to check
 * nothing again.
 */
@NullMarked
package dev.carousel.lab.study;

import org.jspecify.annotations.NullMarked;
