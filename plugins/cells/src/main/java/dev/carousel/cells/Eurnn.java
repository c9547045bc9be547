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
 * The efficient unitary RNN in its tunable form: {@code W = D F_L … F_1}, each {@code F} turning
 * neighbouring pairs by an angle {@code theta} and the first of each pair by a phase {@code phi};
 * {@code D} turns every entry by {@code d}. With {@code layers} = units every unitary matrix can be
 * reached, with 2 only few.
 *
 * <p>The state is complex, kept as {@code re} and {@code im}, and the cell puts out both. modReLU
 * as in {@link Urnn}. Angles begin uniform in [-pi, pi).
 */
@Name("eurnn")
@Summary("A complex cell whose recurrent matrix is a chosen number of layers of plane rotations")
@Source("Jing et al. 2017, ICML")
public record Eurnn(
    @Doc("complex entries of the state, at least 3; the cell puts out twice as many numbers")
        @Default("32")
        @Min(1)
        int units,
    @Doc("number of layers of rotations") @Default("4") @Min(1) int layers)
    implements Cell {

  public Eurnn {
    new Rotations(units, layers);
  }

  private static final String LAYER =
      """
      a_re_# = %s
      a_im_# = %s
      re_# = cos(f_#) * a_re_# - sin(f_#) * a_im_#
      im_# = cos(f_#) * a_im_# + sin(f_#) * a_re_#
      """;

  private static final String END =
      """
      z_re = cos(d) * re_# - sin(d) * im_# + V_re x
      z_im = cos(d) * im_# + sin(d) * re_# + V_im x
      size = sqrt(z_re * z_re + z_im * z_im + 1e-8)
      kept = relu(size + b) / size
      re'  = kept * z_re
      im'  = kept * z_im
      y    = concat(re', im')
      """;

  @Override
  public CellEquations equations() {
    var cell = CellEquations.of(List.of("re", "im"), "y", text());
    for (int layer = 1; layer <= layers; layer++) {
      cell =
          cell.withWeight("phi_" + layer, Rotations.pairs(units, layer))
              .withInitial("phi_" + layer, Start.uniform(-Math.PI, Math.PI));
    }
    return new Rotations(units, layers)
        .in(cell)
        .withWeight("d", "units")
        .withInitial("d", Start.uniform(-Math.PI, Math.PI))
        .withInitial("b", Start.uniform(-0.01, 0.01));
  }

  private String text() {
    var text = new StringBuilder();
    String re = "re";
    String im = "im";
    for (int layer = 1; layer <= layers; layer++) {
      text.append(Rotations.angles(layer)).append(Rotations.phase(layer));
      text.append(
          LAYER
              .formatted(Rotations.turned(layer, re), Rotations.turned(layer, im))
              .replace("#", Integer.toString(layer)));
      re = "re_" + layer;
      im = "im_" + layer;
    }
    return text + END.replace("#", Integer.toString(layers));
  }
}
