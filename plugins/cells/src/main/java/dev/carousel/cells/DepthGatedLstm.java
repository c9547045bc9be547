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
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * {@code depth} LSTM layers within one cell, without peepholes in the usual gates. From the second
 * layer on, {@code d} lets the new cell state of the layer below flow into the layer's own, so that
 * there is a linear path through depth as there is one through time. The highway LSTM of Zhang et
 * al. 2016 is the same idea. The cell puts out its top layer.
 */
@Name("depth-gated-lstm")
@Summary("Stacked LSTM layers whose cell states are joined by a gate")
@Source("Yao, Cohn, Vylomova, Duh & Dyer 2015, arXiv:1508.03790")
public record DepthGatedLstm(
    @Doc("entries of each of the states of each layer") @Default("32") @Min(1) int units,
    @Doc("layers within the cell") @Default("2") @Min(1) @Max(9) int depth)
    implements Cell {

  @Override
  public CellEquations equations() {
    List<String> states =
        IntStream.rangeClosed(1, depth).boxed().flatMap(l -> Stream.of("h" + l, "c" + l)).toList();
    var cell = CellEquations.of(states, "h" + depth, text());
    for (int l = 1; l <= depth; l++) {
      cell = cell.withRetention("b_f" + l, 1);
    }
    return cell;
  }

  private static final String LAYER =
      """
      z# = tanh(W_z# @ + U_z# h# + b_z#)
      i# = sigmoid(W_i# @ + U_i# h# + b_i#)
      f# = sigmoid(W_f# @ + U_f# h# + b_f#)
      o# = sigmoid(W_o# @ + U_o# h# + b_o#)
      """;

  private String text() {
    var text = new StringBuilder();
    for (int l = 1; l <= depth; l++) {
      String below = l == 1 ? "x" : "h" + (l - 1) + "'";
      text.append((LAYER + cellState(l)).replace("@", below).replace("#", Integer.toString(l)));
    }
    return text.toString();
  }

  private static String cellState(int layer) {
    String under = "c" + (layer - 1) + "'";
    return (layer == 1
            ? "c#' = f# * c# + i# * z#\n"
            : """
            d# = sigmoid(W_d# @ + p_c# * c# + p_l# * %s + b_d#)
            c#' = d# * %s + f# * c# + i# * z#
            """
                .formatted(under, under))
        + "h#' = o# * tanh(c#')\n";
  }
}
