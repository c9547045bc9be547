/**
 * Words for messages: the nearest known name to one that is not known.
 *
 * <p>Invariant: pure functions of their arguments.
 */
@NullMarked
package dev.carousel.api.text;

import org.jspecify.annotations.NullMarked;
