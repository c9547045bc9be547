/**
 * From a page of equations to compiled programs. {@link dev.carousel.compute.cell.Author} turns the
 * tree of the equations into a program and finds what is wrong with them; {@link
 * dev.carousel.compute.cell.CellCompiler} lists the passes that follow, by name.
 *
 * <p>Depends on {@code program} and {@code pass}. Invariant: equations that pass {@code check}
 * compile; anything wrong with them is reported with its line and column.
 */
@NullMarked
package dev.carousel.compute.cell;

import org.jspecify.annotations.NullMarked;
