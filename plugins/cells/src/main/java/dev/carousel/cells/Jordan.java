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
 * Jordan's network: the hidden layer {@code h} reads what the cell said at the step before, {@code
 * y}, and not itself. So the memory passes through the {@code outputs} entries of {@code y} alone.
 *
 * <p>The output {@code y} is a readout within the cell, logistic as in 1986; what the cell hands on
 * is {@code h}, as {@link Rnn} does. Not to be confused with Elman's network, where {@code h} reads
 * {@code h}.
 */
@Name("rnn-jordan")
@Summary("A plain cell whose hidden layer reads its own last output instead of itself")
@Source("Jordan 1986, ICS report 8604")
public record Jordan(
    @Doc("entries of the hidden layer h") @Default("32") @Min(1) int units,
    @Doc("entries of the output y, which is fed back") @Default("8") @Min(1) int outputs)
    implements Cell {

  @Override
  public CellEquations equations() {
    return CellEquations.of(
            List.of(),
            "h",
            """
            h  = tanh(W x + U y + b)
            y' = sigmoid(V h + b_y)
            """)
        .withState("y", "outputs")
        .withSize("outputs", outputs)
        .withWeight("V", "outputs", "units")
        .withWeight("b_y", "outputs");
  }
}
