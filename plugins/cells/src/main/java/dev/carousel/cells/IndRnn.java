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
import java.util.Locale;

/**
 * Independently recurrent: {@code u} is a vector, so units do not see each other within a layer;
 * two layers are the least that is useful. {@code u} begins uniform in [0, 1) as in the authors'
 * code.
 *
 * <p>The paper also bounds {@code |u|} by {@code 2^(1/T)} after every update, which is a constraint
 * of training and not of the equations; it is not applied here. Equal to {@code rnn-relu} with a
 * diagonal {@code U}.
 */
@Name("indrnn")
@Summary("A plain cell whose units each read only their own last value")
@Source("Li, Li, Cook, Zhu & Gao 2018, CVPR")
public record IndRnn(
    @Doc("entries of the state h") @Default("32") @Min(1) int units,
    @Doc("relu as in most of the paper, or tanh") @Default("relu") Activation activation)
    implements Cell {

  /** The function around the sum. */
  public enum Activation {
    RELU,
    TANH
  }

  @Override
  public CellEquations equations() {
    return CellEquations.of(
            List.of("h"),
            "h",
            "h' = " + activation.name().toLowerCase(Locale.ROOT) + "(W x + u * h + b)\n")
        .withWeight("u", "units")
        .withInitial("u", Start.uniform(0, 1));
  }
}
