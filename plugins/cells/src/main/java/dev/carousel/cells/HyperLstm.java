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
 * The small LSTM, states {@code k} and {@code e}, reads {@code [h; x]}. For each gate of the large
 * one it gives three embeddings, and these scale the sum of the state, that of the input, and
 * replace the bias; each scaled sum passes layer norm, and so does the cell state.
 *
 * <p>Scales begin at 1: the embeddings {@code zh} and {@code zx} at their biases 1, their matrices
 * at 0, and {@code Dh}, {@code Dx} at 1 / embedding. The small LSTM has no layer norm here.
 */
@Name("hyper-lstm")
@Summary("An LSTM whose weights a smaller LSTM scales at every step")
@Source("Ha, Dai & Le 2017, ICLR")
public record HyperLstm(
    @Doc("entries of each of the states h and c") @Default("32") @Min(1) int units,
    @Doc("entries of each of the states of the small LSTM") @Default("8") @Min(1) int hyper,
    @Doc("entries of each embedding") @Default("4") @Min(1) int embedding)
    implements Cell {

  private static final List<String> GATES = List.of("z", "i", "f", "o");

  private static final String SUM =
      """
      dh_# = Dh_# (Zh_# k' + zh_#)
      dx_# = Dx_# (Zx_# k' + zx_#)
      s_#  = norm(dh_# * (U_# h) + dx_# * (W_# x) + Db_# (Zb_# k'), g_#, b_#)
      """;

  @Override
  public CellEquations equations() {
    var cell =
        CellEquations.of(List.of("h", "c"), "h", text())
            .withState("k", "hyper")
            .withState("e", "hyper")
            .withSize("hyper", hyper)
            .withSize("embedding", embedding)
            .withWeight("g_c", "units")
            .withInitial("g_c", 1);
    for (String gate : GATES) {
      cell = scales(small(cell, gate), gate);
    }
    return cell.withRetention("b_f", 1);
  }

  private static String text() {
    var text =
        new StringBuilder(
            """
            all = concat(h, x)
            kz = tanh(A_z all + B_z k + a_z)
            ki = sigmoid(A_i all + B_i k + a_i)
            kf = sigmoid(A_f all + B_f k + a_f)
            ko = sigmoid(A_o all + B_o k + a_o)
            e' = kf * e + ki * kz
            k' = ko * tanh(e')
            """);
    for (String gate : GATES) {
      text.append(SUM.replace("#", gate));
    }
    return text
        + """
        c' = sigmoid(s_f) * c + sigmoid(s_i) * tanh(s_z)
        h' = sigmoid(s_o) * tanh(norm(c', g_c, b_c))
        """;
  }

  private static CellEquations small(CellEquations cell, String gate) {
    return cell.withWeight("A_" + gate, "hyper", "units + inputs")
        .withWeight("B_" + gate, "hyper", "hyper")
        .withWeight("a_" + gate, "hyper");
  }

  private CellEquations scales(CellEquations cell, String gate) {
    CellEquations result = cell;
    for (String sum : List.of("h", "x", "b")) {
      result = result.withWeight("Z" + sum + "_" + gate, "embedding", "hyper");
    }
    for (String sum : List.of("h", "x")) {
      result =
          result
              .withInitial("Z" + sum + "_" + gate, 0)
              .withWeight("z" + sum + "_" + gate, "embedding")
              .withInitial("z" + sum + "_" + gate, 1)
              .withInitial("D" + sum + "_" + gate, 1.0 / embedding);
    }
    return result.withWeight("g_" + gate, "units").withInitial("g_" + gate, 1);
  }
}
