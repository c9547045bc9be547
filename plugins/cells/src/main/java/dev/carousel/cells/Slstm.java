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
 * The input gate is an exponential and not bounded; {@code n} adds up what was written, to divide
 * by, and {@code m} keeps the exponents small without a change of what is put out. The forget gate
 * is a sigmoid or an exponential. With sigmoid gates of the input and no {@code n} it would be
 * {@link Lstm} without the tanh.
 *
 * <p>One head: the recurrent matrices are whole, where the paper has blocks. States begin at 0,
 * which puts out the same as the authors' first step {@code m = it}. The authors begin the
 * recurrent matrices at 0 and {@code b_f} high.
 */
@Name("slstm")
@Summary("An LSTM with exponential gates and a normaliser: the scalar cell of xLSTM")
@Source("Beck et al. 2024, NeurIPS")
public record Slstm(
    @Doc("entries of each of the states h, c, n and m") @Default("32") @Min(1) int units,
    @Doc("the forget gate: sigmoid or exponential") @Default("sigmoid") Forget forget)
    implements Cell {

  /** The function of the forget gate, as its logarithm. */
  public enum Forget {
    SIGMOID("lf = -log(1 + exp(-ft))\n"),
    EXPONENTIAL("lf = ft\n");

    private final String text;

    Forget(String text) {
      this.text = text;
    }
  }

  private static final String GATES =
      """
      z  = tanh(W_z x + U_z h + b_z)
      it = W_i x + U_i h + b_i
      ft = W_f x + U_f h + b_f
      o  = sigmoid(W_o x + U_o h + b_o)
      """;

  private static final String STEP =
      """
      m' = max(lf + m, it)
      i  = exp(it - m')
      f  = exp(lf + m - m')
      c' = f * c + i * z
      n' = f * n + i
      h' = o * (c' / n')
      """;

  @Override
  public CellEquations equations() {
    return CellEquations.of(List.of("h", "c", "n", "m"), "h", GATES + forget.text + STEP)
        .withRetention("b_f", 1);
  }
}
