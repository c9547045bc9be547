/**
 * Keeps the studies of this folder, and what is written about them, true.
 *
 * <p>Depends on the command line only, as a reader of the studies would.
 */
@NullMarked
package dev.carousel.experiments;

import org.jspecify.annotations.NullMarked;
