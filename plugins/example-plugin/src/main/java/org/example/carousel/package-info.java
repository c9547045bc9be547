/**
 * A plugin as someone outside this project would write it: one cell, one optimizer and one task in
 * a jar of its own.
 *
 * <p>Depends on {@code carousel-api} alone. To use it, put the jar into the plugin folder of
 * Carousel. Copy this module to begin your own.
 */
@NullMarked
package org.example.carousel;

import org.jspecify.annotations.NullMarked;
