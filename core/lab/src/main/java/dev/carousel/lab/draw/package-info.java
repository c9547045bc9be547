/**
 * Pictures of cells: the repeating module in the notation of Olah, "Understanding LSTM Networks"
 * (2015), made from a cell's program and from nothing else.
 *
 * <p>Comes in: the simplified program of one step. {@link dev.carousel.lab.draw.Diagram} is its
 * graph of layers and pointwise operations, {@code Grid} puts the nodes in columns and rows, {@code
 * Router} finds the lines, {@link dev.carousel.lab.draw.Picture} has the coordinates, {@link
 * dev.carousel.lab.draw.Svg} writes them. May depend on {@code compute}'s programs alone.
 *
 * <p>Invariant: every line of a picture is a dependency of the program, and the reverse; the same
 * program gives the same bytes.
 */
@NullMarked
package dev.carousel.lab.draw;

import org.jspecify.annotations.NullMarked;
