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
 * The LSTM with peepholes and the seven forms that Greff et al. make of it by one change each, and
 * the one without peepholes. The vanilla form, {@code lstm-peephole}:
 *
 * <pre>
 * z  = tanh(W_z x + U_z h + b_z)
 * i  = sigmoid(W_i x + U_i h + p_i * c + b_i)
 * f  = sigmoid(W_f x + U_f h + p_f * c + b_f)
 * c' = f * c + i * z
 * o  = sigmoid(W_o x + U_o h + p_o * c' + b_o)      the new c
 * h' = o * tanh(c')
 * </pre>
 *
 * <p>All forms but {@code lstm-np} keep the peepholes of the gates that they keep. Greff et al.
 * draw every weight from a normal distribution of deviation 0.1, biases too, and know no forget
 * bias; a study says where {@code b_f} begins. Not to be confused with the ablations of {@link
 * JozefowiczLstm}, which have no peepholes.
 */
public final class GreffLstm {
  private static final String SOURCE =
      "Greff, Srivastava, Koutnik, Steunebrink & Schmidhuber 2017, IEEE Transactions on Neural"
          + " Networks and Learning Systems 28";
  private static final String Z = "z  = tanh(W_z x + U_z h + b_z)\n";
  private static final String I = "i  = sigmoid(W_i x + U_i h + p_i * c + b_i)\n";
  private static final String F = "f  = sigmoid(W_f x + U_f h + p_f * c + b_f)\n";
  private static final String C = "c' = f * c + i * z\n";
  private static final String O = "o  = sigmoid(W_o x + U_o h + p_o * c' + b_o)\n";
  private static final String H = "h' = o * tanh(c')\n";

  private GreffLstm() {}

  private static CellEquations cell(String... lines) {
    return CellEquations.of(List.of("h", "c"), "h", String.join("", lines));
  }

  /** V: nothing changed. The same as {@code lstm} with {@code peepholes}. */
  @Name("lstm-peephole")
  @Summary("The LSTM whose gates also see the cell state, the vanilla form of a large comparison")
  @Source(SOURCE)
  public record Peephole(
      @Doc("entries of each of the states h and c") @Default("32") @Min(1) int units)
      implements Cell {
    @Override
    public CellEquations equations() {
      return cell(Z, I, F, C, O, H).withRetention("b_f", 1);
    }
  }

  /** NP: no peepholes. The same as {@code lstm}. */
  @Name("lstm-np")
  @Summary("The LSTM without peepholes")
  @Source(SOURCE)
  public record Np(@Doc("entries of each of the states h and c") @Default("32") @Min(1) int units)
      implements Cell {
    @Override
    public CellEquations equations() {
      return cell(
              Z,
              I.replace("p_i * c + ", ""),
              F.replace("p_f * c + ", ""),
              C,
              O.replace("p_o * c' + ", ""),
              H)
          .withRetention("b_f", 1);
    }
  }

  /** NIG: no input gate, {@code i = 1}. */
  @Name("lstm-nig")
  @Summary("The LSTM with peepholes without its input gate")
  @Source(SOURCE)
  public record Nig(@Doc("entries of each of the states h and c") @Default("32") @Min(1) int units)
      implements Cell {
    @Override
    public CellEquations equations() {
      return cell(Z, "i  = 1\n", F, C, O, H).withRetention("b_f", 1);
    }
  }

  /** NFG: no forget gate, {@code f = 1}: nothing is ever forgotten. */
  @Name("lstm-nfg")
  @Summary("The LSTM with peepholes without its forget gate")
  @Source(SOURCE)
  public record Nfg(@Doc("entries of each of the states h and c") @Default("32") @Min(1) int units)
      implements Cell {
    @Override
    public CellEquations equations() {
      return cell(Z, I, "f  = 1\n", C, O, H);
    }
  }

  /** NOG: no output gate, {@code o = 1}. */
  @Name("lstm-nog")
  @Summary("The LSTM with peepholes without its output gate")
  @Source(SOURCE)
  public record Nog(@Doc("entries of each of the states h and c") @Default("32") @Min(1) int units)
      implements Cell {
    @Override
    public CellEquations equations() {
      return cell(Z, I, F, C, "o  = 1\n", H).withRetention("b_f", 1);
    }
  }

  /** NIAF: no input activation function; the cell state is bounded by nothing but the gates. */
  @Name("lstm-niaf")
  @Summary("The LSTM with peepholes whose block input is linear")
  @Source(SOURCE)
  public record Niaf(@Doc("entries of each of the states h and c") @Default("32") @Min(1) int units)
      implements Cell {
    @Override
    public CellEquations equations() {
      return cell("z  = W_z x + U_z h + b_z\n", I, F, C, O, H).withRetention("b_f", 1);
    }
  }

  /** NOAF: no output activation function, {@code h = o * c}. */
  @Name("lstm-noaf")
  @Summary("The LSTM with peepholes that puts out the cell state itself")
  @Source(SOURCE)
  public record Noaf(@Doc("entries of each of the states h and c") @Default("32") @Min(1) int units)
      implements Cell {
    @Override
    public CellEquations equations() {
      return cell(Z, I, F, C, O, "h' = o * c'\n").withRetention("b_f", 1);
    }
  }

  /** CIFG: coupled input and forget gate, {@code f = 1 - i}: a larger {@code b_i} keeps less. */
  @Name("lstm-cifg")
  @Summary("The LSTM with peepholes that forgets as much as it writes")
  @Source(SOURCE)
  public record Cifg(@Doc("entries of each of the states h and c") @Default("32") @Min(1) int units)
      implements Cell {
    @Override
    public CellEquations equations() {
      return cell(Z, I, "f  = 1 - i\n", C, O, H).withRetention("b_i", -1);
    }
  }

  /**
   * FGR: full gate recurrence as in 1997. {@code R_ab} leads from gate a of the step before into
   * gate b, so the gates are states.
   */
  @Name("lstm-fgr")
  @Summary("The LSTM with peepholes whose gates also read all gates of the step before")
  @Source(SOURCE)
  public record Fgr(@Doc("entries of each of the states h and c") @Default("32") @Min(1) int units)
      implements Cell {

    private static final String EQUATIONS =
        """
        z  = tanh(W_z x + U_z h + b_z)
        i' = sigmoid(W_i x + U_i h + p_i * c + R_ii i + R_fi f + R_oi o + b_i)
        f' = sigmoid(W_f x + U_f h + p_f * c + R_if i + R_ff f + R_of o + b_f)
        c' = f' * c + i' * z
        o' = sigmoid(W_o x + U_o h + p_o * c' + R_io i + R_fo f + R_oo o + b_o)
        h' = o' * tanh(c')
        """;

    @Override
    public CellEquations equations() {
      return CellEquations.of(List.of("h", "c", "i", "f", "o"), "h", EQUATIONS)
          .withRetention("b_f", 1);
    }
  }
}
