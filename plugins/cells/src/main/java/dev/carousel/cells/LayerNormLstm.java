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
 * As published: the sums of all four gates, stacked in the order f, i, o, g, are normed together,
 * those of the input apart from those of the state, with gains {@code g_x}, {@code g_h} and shifts
 * {@code s_x}, {@code s_h}; {@code tanh} sees the normed cell state, the state itself is kept as it
 * is. The paper has no epsilon; here it is 1e-5. Gains begin at 1, shifts at 0.
 *
 * <p>{@code norm: per-gate} norms each gate's whole sum by itself. TensorFlow's cell of that form
 * also keeps the normed cell state and adds 1 to the forget gate; this does not.
 */
@Name("lstm-ln")
@Summary("The LSTM with layer norm of its sums and its cell state")
@Source(
    "Ba, Kiros & Hinton 2016, arXiv:1607.06450; per gate: LayerNormBasicLSTMCell of TensorFlow 1")
public record LayerNormLstm(
    @Doc("entries of each of the states h and c") @Default("32") @Min(1) int units,
    @Doc("stacked: all gates together, as published; per-gate: each by itself") @Default("stacked")
        Norm norm)
    implements Cell {

  /** Over which sums mean and variance are taken. */
  public enum Norm {
    STACKED,
    PER_GATE
  }

  private static final String STACKED =
      """
      a  = norm(U h, g_h, s_h) + norm(W x, g_x, s_x) + b
      f  = sigmoid(a[0:units])
      i  = sigmoid(a[units:2*units])
      o  = sigmoid(a[2*units:3*units])
      g  = tanh(a[3*units:4*units])
      c' = f * c + i * g
      h' = o * tanh(norm(c', g_c, s_c))
      """;

  private static final String PER_GATE =
      """
      z  = tanh(norm(W_z x + U_z h, g_z, b_z))
      i  = sigmoid(norm(W_i x + U_i h, g_i, b_i))
      f  = sigmoid(norm(W_f x + U_f h, g_f, b_f))
      o  = sigmoid(norm(W_o x + U_o h, g_o, b_o))
      c' = f * c + i * z
      h' = o * tanh(norm(c', g_c, b_c))
      """;

  @Override
  public CellEquations equations() {
    return switch (norm) {
      case STACKED -> stacked();
      case PER_GATE -> perGate();
    };
  }

  private static CellEquations stacked() {
    var cell =
        CellEquations.of(List.of("h", "c"), "h", STACKED)
            .withWeight("W", "4*units", "inputs")
            .withWeight("U", "4*units", "units")
            .withWeight("b", "4*units")
            .withInitial("b", 0);
    for (String sum : List.of("x", "h")) {
      cell = affine(cell, sum, "4*units");
    }
    return affine(cell, "c", "units");
  }

  private static CellEquations affine(CellEquations cell, String sum, String size) {
    return cell.withWeight("g_" + sum, size)
        .withInitial("g_" + sum, 1)
        .withWeight("s_" + sum, size)
        .withInitial("s_" + sum, 0);
  }

  private static CellEquations perGate() {
    var cell = CellEquations.of(List.of("h", "c"), "h", PER_GATE).withRetention("b_f", 1);
    for (String gate : List.of("z", "i", "f", "o", "c")) {
      cell =
          cell.withWeight("g_" + gate, "units")
              .withInitial("g_" + gate, 1)
              .withInitial("b_" + gate, 0);
    }
    return cell;
  }
}
