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
 * {@link MiRnn}'s multiplicative integration in each of the four sums of the LSTM: {@code a * (W x)
 * * (U h) + b1 * (U h) + b2 * (W x) + b}, with {@code a}, {@code b1} and {@code b2} of each gate
 * beginning at 1, 0.5 and 0.5.
 */
@Name("lstm-mi")
@Summary("An LSTM that multiplies the two sums of each gate besides adding them")
@Source("Wu, Zhang, Zhang, Bengio & Salakhutdinov 2016, NIPS")
public record MiLstm(@Doc("entries of each of the states h and c") @Default("32") @Min(1) int units)
    implements Cell {

  private static final List<String> GATES = List.of("z", "i", "f", "o");

  @Override
  public CellEquations equations() {
    var cell = CellEquations.of(List.of("h", "c"), "h", text()).withRetention("b_f", 1);
    for (String gate : GATES) {
      cell =
          cell.withWeight("a_" + gate, "units")
              .withInitial("a_" + gate, 1)
              .withWeight("b1_" + gate, "units")
              .withInitial("b1_" + gate, 0.5)
              .withWeight("b2_" + gate, "units")
              .withInitial("b2_" + gate, 0.5);
    }
    return cell;
  }

  private static String text() {
    var text = new StringBuilder();
    for (String gate : GATES) {
      text.append(
          """
          w_# = W_# x
          u_# = U_# h
          s_# = a_# * w_# * u_# + b1_# * u_# + b2_# * w_# + b_#
          """
              .replace("#", gate));
    }
    return text
        + """
        c' = sigmoid(s_f) * c + sigmoid(s_i) * tanh(s_z)
        h' = sigmoid(s_o) * tanh(c')
        """;
  }
}
