/**
 * The one description of a component: read from its record by {@link
 * dev.carousel.api.describe.ComponentType}, it serves binding, error messages, listings and
 * generated documentation. There is no second set of defaults.
 *
 * <p>Comes in: a record class with the annotations of this package. Goes out: its name, texts and
 * {@link dev.carousel.api.describe.Parameter}s, and instances made from named arguments. Invariant:
 * a component that cannot be described is refused when its plugin loads, not when a study uses it.
 */
@NullMarked
package dev.carousel.api.describe;

import org.jspecify.annotations.NullMarked;
