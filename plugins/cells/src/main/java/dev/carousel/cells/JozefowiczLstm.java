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
 * The LSTM without peepholes and its ablations by Jozefowicz et al.: without one gate each, and
 * with a forget bias of 1, which they find to matter most.
 *
 * <pre>
 * z  = tanh(W_z x + U_z h + b_z)
 * i  = sigmoid(W_i x + U_i h + b_i)
 * f  = sigmoid(W_f x + U_f h + b_f)
 * c' = f * c + i * z
 * o  = sigmoid(W_o x + U_o h + b_o)
 * h' = o * tanh(c')
 * </pre>
 *
 * <p>Not to be confused with the forms of {@link GreffLstm}, which keep peepholes. The LSTM that
 * they are compared with begins its {@code b_f} at 0: {@code lstm} with {@code forget-bias: 0}.
 */
public final class JozefowiczLstm {
  private static final String SOURCE = "Jozefowicz, Zaremba & Sutskever 2015, ICML";
  private static final String Z = "z  = tanh(W_z x + U_z h + b_z)\n";
  private static final String I = "i  = sigmoid(W_i x + U_i h + b_i)\n";
  private static final String F = "f  = sigmoid(W_f x + U_f h + b_f)\n";
  private static final String C = "c' = f * c + i * z\n";
  private static final String O = "o  = sigmoid(W_o x + U_o h + b_o)\n";
  private static final String H = "h' = o * tanh(c')\n";

  private JozefowiczLstm() {}

  private static CellEquations cell(String... lines) {
    return CellEquations.of(List.of("h", "c"), "h", String.join("", lines));
  }

  /** LSTM-b: {@code b_f} begins at 1. */
  @Name("lstm-b")
  @Summary("The LSTM with a forget bias of 1")
  @Source(SOURCE)
  public record ForgetBias(
      @Doc("entries of each of the states h and c") @Default("32") @Min(1) int units)
      implements Cell {
    @Override
    public CellEquations equations() {
      return cell(Z, I, F, C, O, H).withInitial("b_f", 1).withRetention("b_f", 1);
    }
  }

  /** LSTM-f: {@code f = 1}; {@link SimpleLstm} under the name of this table. */
  @Name("lstm-f")
  @Summary("The LSTM without its forget gate")
  @Source(SOURCE)
  public record NoForgetGate(
      @Doc("entries of each of the states h and c") @Default("32") @Min(1) int units)
      implements Cell {
    @Override
    public CellEquations equations() {
      return cell(Z, I, "f  = 1\n", C, O, H);
    }
  }

  /** LSTM-i: {@code i = 1}. */
  @Name("lstm-i")
  @Summary("The LSTM without its input gate")
  @Source(SOURCE)
  public record NoInputGate(
      @Doc("entries of each of the states h and c") @Default("32") @Min(1) int units)
      implements Cell {
    @Override
    public CellEquations equations() {
      return cell(Z, "i  = 1\n", F, C, O, H).withInitial("b_f", 0).withRetention("b_f", 1);
    }
  }

  /** LSTM-o: {@code o = 1}. */
  @Name("lstm-o")
  @Summary("The LSTM without its output gate")
  @Source(SOURCE)
  public record NoOutputGate(
      @Doc("entries of each of the states h and c") @Default("32") @Min(1) int units)
      implements Cell {
    @Override
    public CellEquations equations() {
      return cell(Z, I, F, C, "o  = 1\n", H).withInitial("b_f", 0).withRetention("b_f", 1);
    }
  }
}
