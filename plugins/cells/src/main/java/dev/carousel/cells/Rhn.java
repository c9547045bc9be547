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
 * The recurrent highway network: {@code depth} highway layers one after the other at each step; the
 * input enters the first. {@code t} lets the new in, {@code c} carries the old: coupled {@code c =
 * 1 - t}, else a gate of its own. The biases of {@code t} begin at {@code transform-bias}, -2 to -4
 * in the paper.
 *
 * <p>At depth 1 and coupled it is {@link Ugrnn} with the gate turned round.
 */
@Name("rhn")
@Summary("Several gated layers within one step of time")
@Source("Zilly, Srivastava, Koutnik & Schmidhuber 2017, ICML")
public record Rhn(
    @Doc("entries of the state h") @Default("32") @Min(1) int units,
    @Doc("layers within a step") @Default("3") @Min(1) int depth,
    @Doc("whether what is kept and what is new add to 1") @Default("true") boolean coupled,
    @Doc("where the biases of the transform gates begin; smaller keeps more") @Default("-2")
        double transformBias)
    implements Cell {

  @Override
  public CellEquations equations() {
    var cell = CellEquations.of(List.of("h"), "h", text());
    for (int l = 1; l <= depth; l++) {
      cell = cell.withInitial("b_t" + l, transformBias).withRetention("b_t" + l, -1);
      cell = coupled ? cell : cell.withRetention("b_c" + l, 1);
    }
    return cell;
  }

  private String text() {
    var text = new StringBuilder("s0 = h\n");
    for (int l = 1; l <= depth; l++) {
      String s = "s" + (l - 1);
      text.append("h%d = tanh(%s)\n".formatted(l, sum("h", l, s)));
      text.append("t%d = sigmoid(%s)\n".formatted(l, sum("t", l, s)));
      text.append(
          coupled
              ? "c%d = 1 - t%d\n".formatted(l, l)
              : "c%d = sigmoid(%s)\n".formatted(l, sum("c", l, s)));
      text.append("s%d = h%d * t%d + %s * c%d\n".formatted(l, l, l, s, l));
    }
    return text + "h' = s" + depth + "\n";
  }

  private static String sum(String gate, int layer, String state) {
    String input = layer == 1 ? "W_%s x + ".formatted(gate) : "";
    return input + "R_%s%d %s + b_%s%d".formatted(gate, layer, state, gate, layer);
  }
}
