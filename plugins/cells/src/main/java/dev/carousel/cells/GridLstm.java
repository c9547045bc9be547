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
 * The two-dimensional grid. At layer l the hidden vectors of both dimensions, {@code h} from the
 * step before and {@code g} from the layer below, are read by two LSTM blocks with cell states of
 * their own: {@code t} goes on through time, {@code d} up through depth. The input enters at the
 * bottom, projected to the first {@code g} and {@code n}. The cell puts out the top of the depth
 * dimension.
 *
 * <p>Weights of the layers are not tied. Blocks have no bias, as in the paper. Not to be confused
 * with a stack of LSTM layers, whose depth has no cell state.
 */
@Name("grid-lstm")
@Summary("A grid of LSTM blocks, one dimension through time and one through depth")
@Source("Kalchbrenner, Danihelka & Graves 2016, ICLR")
public record GridLstm(
    @Doc("entries of each of the vectors of each layer") @Default("32") @Min(1) int units,
    @Doc("layers of the grid") @Default("2") @Min(1) @Max(9) int depth)
    implements Cell {

  @Override
  public CellEquations equations() {
    List<String> states =
        IntStream.rangeClosed(1, depth).boxed().flatMap(l -> Stream.of("h" + l, "m" + l)).toList();
    return CellEquations.of(states, "g" + depth, text());
  }

  private static final String BLOCK =
      """
      i_?# = sigmoid(I_?# H#)
      f_?# = sigmoid(F_?# H#)
      o_?# = sigmoid(O_?# H#)
      z_?# = tanh(Z_?# H#)
      """;

  private String text() {
    var text = new StringBuilder("g0 = W_g x\nn0 = W_n x\n");
    for (int l = 1; l <= depth; l++) {
      String layer =
          "H# = concat(h#, g%d)\n".formatted(l - 1)
              + BLOCK.replace('?', 't')
              + BLOCK.replace('?', 'd')
              + "m#' = f_t# * m# + i_t# * z_t#\n"
              + "h#' = o_t# * tanh(m#')\n"
              + "n# = f_d# * n%d + i_d# * z_d#\n".formatted(l - 1)
              + "g# = o_d# * tanh(n#)\n";
      text.append(layer.replace("#", Integer.toString(l)));
    }
    return text.toString();
  }
}
