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
 * Long short-term memory with a forget gate. The cell state {@code c} is the constant error
 * carousel: where {@code f} is 1 an error flows back through it unchanged.
 *
 * <pre>
 * z  = tanh(W_z x + U_z h + b_z)          block input, elsewhere called g
 * i  = sigmoid(W_i x + U_i h + b_i)       input gate;  + p_i * c with peepholes
 * f  = sigmoid(W_f x + U_f h + b_f)       forget gate; + p_f * c with peepholes
 * c' = f * c + i * z
 * o  = sigmoid(W_o x + U_o h + b_o)       output gate; + p_o * c' with peepholes: the new c
 * h' = o * tanh(c')
 * </pre>
 *
 * <p>Hochreiter and Schmidhuber 1997 have no forget gate; that is Gers, Schmidhuber and Cummins
 * 2000, peepholes are Gers and Schmidhuber 2000. With peepholes this is the vanilla LSTM of Greff
 * et al. 2015, without them the LSTM of the usual libraries. Not to be confused with the 1997 form,
 * whose gates also read each other's last values.
 */
@Name("lstm")
@Summary("Long short-term memory: a cell state that gates write, keep and read")
@Source(
    "Hochreiter & Schmidhuber 1997, Neural Computation 9; forget gate: Gers, Schmidhuber & Cummins"
        + " 2000, Neural Computation 12; peepholes: Gers & Schmidhuber 2000, IJCNN")
public record Lstm(
    @Doc("entries of each of the states h and c") @Default("32") @Min(1) int units,
    @Doc("whether the gates also see the cell state, each its own entry") @Default("false")
        boolean peepholes,
    @Doc("where the forget gate's bias b_f begins; a larger one keeps more") @Default("1")
        double forgetBias)
    implements Cell {

  private static final String PLAIN =
      """
      z  = tanh(W_z x + U_z h + b_z)
      i  = sigmoid(W_i x + U_i h + b_i)
      f  = sigmoid(W_f x + U_f h + b_f)
      c' = f * c + i * z
      o  = sigmoid(W_o x + U_o h + b_o)
      h' = o * tanh(c')
      """;

  private static final String WITH_PEEPHOLES =
      """
      z  = tanh(W_z x + U_z h + b_z)
      i  = sigmoid(W_i x + U_i h + p_i * c + b_i)
      f  = sigmoid(W_f x + U_f h + p_f * c + b_f)
      c' = f * c + i * z
      o  = sigmoid(W_o x + U_o h + p_o * c' + b_o)
      h' = o * tanh(c')
      """;

  @Override
  public CellEquations equations() {
    return CellEquations.of(List.of("h", "c"), "h", peepholes ? WITH_PEEPHOLES : PLAIN)
        .withInitial("b_f", forgetBias)
        .withRetention("b_f", 1);
  }
}
