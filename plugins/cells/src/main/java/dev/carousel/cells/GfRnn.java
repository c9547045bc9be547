package dev.carousel.cells;

import dev.carousel.api.Cell;
import dev.carousel.api.CellEquations;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Max;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Gated feedback: {@code depth} plain layers within one cell. Layer j reads the layer below at this
 * step and, of the step before, every layer i through {@code U_ij}, opened by one number {@code
 * g_ij} that depends on the layer below and on all last states {@code all}. The cell puts out its
 * top layer.
 *
 * <p>The paper's form with tanh units; it also gives one for LSTM and GRU units. With all gates at
 * 1 it is a stack that is fully connected in time.
 */
@Name("gf-rnn")
@Summary("Stacked plain layers that read the last states of all layers, each through a gate")
@Source("Chung, Gulcehre, Cho & Bengio 2015, ICML")
public record GfRnn(
    @Doc("entries of each layer's state") @Default("32") @Min(1) int units,
    @Doc("layers within the cell") @Default("2") @Min(1) @Max(9) int depth)
    implements Cell {

  @Override
  public CellEquations equations() {
    List<String> states = IntStream.rangeClosed(1, depth).mapToObj(i -> "h" + i).toList();
    var cell = CellEquations.of(states, "h" + depth, text());
    for (int j = 1; j <= depth; j++) {
      for (int i = 1; i <= depth; i++) {
        cell =
            cell.withWeight("w_" + i + j, "1", j == 1 ? "inputs" : "units")
                .withWeight("u_" + i + j, "1", depth + "*units");
      }
    }
    return cell;
  }

  private String text() {
    var text = new StringBuilder("all = " + all() + "\n");
    for (int j = 1; j <= depth; j++) {
      String below = j == 1 ? "x" : "h" + (j - 1) + "'";
      var sum = new StringBuilder("W_" + j + " " + below);
      for (int i = 1; i <= depth; i++) {
        String ij = i + "" + j;
        text.append("g_%s = sigmoid(w_%s @ %s + u_%s @ all)\n".formatted(ij, ij, below, ij));
        sum.append(" + g_%s * (U_%s h%d)".formatted(ij, ij, i));
      }
      text.append("h%d' = tanh(%s + b_%d)\n".formatted(j, sum, j));
    }
    return text.toString();
  }

  private String all() {
    return depth == 1
        ? "h1"
        : IntStream.rangeClosed(1, depth)
            .mapToObj(i -> "h" + i)
            .collect(Collectors.joining(", ", "concat(", ")"));
  }
}
