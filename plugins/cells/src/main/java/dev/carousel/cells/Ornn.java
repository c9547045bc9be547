package dev.carousel.cells;

import dev.carousel.api.Cell;
import dev.carousel.api.CellEquations;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.List;

/**
 * Orthogonal by Householder reflections: {@code U = H_k … H_1}, {@code H = I - 2 v v^T / (v . v)}
 * with trained {@code v}. Fewer reflections than units reach a part of all orthogonal matrices. In
 * the paper vector j is zero in its first entries, which halves their number without loss; here all
 * are whole.
 */
@Name("ornn-householder")
@Summary(
    "A plain cell whose recurrent matrix is a product of reflections and so keeps every length")
@Source("Mhammedi, Hellicar, Rahman & Bailey 2017, ICML")
public record Ornn(
    @Doc("entries of the state h") @Default("32") @Min(1) int units,
    @Doc("number k of reflections") @Default("8") @Min(1) int reflections)
    implements Cell {

  @Override
  public CellEquations equations() {
    return Reflections.declare(CellEquations.of(List.of("h"), "h", text()), "v", reflections);
  }

  private String text() {
    return Reflections.lines("h", "v", reflections)
        + "h' = tanh(W x + h"
        + "_v"
        + reflections
        + " + b)\n";
  }
}
