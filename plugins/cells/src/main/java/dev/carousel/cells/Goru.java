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
 * The gated orthogonal recurrent unit: {@code U} of the candidate is orthogonal, made of {@code
 * layers} layers of plane rotations as the paper makes it, and the candidate passes a real modReLU,
 * {@code sign(v) relu(|v| + b)}. {@code z} keeps the old state. The reset gate acts after the
 * rotation.
 */
@Name("goru")
@Summary("A gated recurrent unit whose candidate turns the state by a rotation")
@Source("Jing et al. 2019, Neural Computation 31")
public record Goru(
    @Doc("entries of the state h, at least 3") @Default("32") @Min(1) int units,
    @Doc("number of layers of rotations") @Default("4") @Min(1) int layers)
    implements Cell {

  public Goru {
    new Rotations(units, layers);
  }

  @Override
  public CellEquations equations() {
    return new Rotations(units, layers)
        .in(CellEquations.of(List.of("h"), "h", text()))
        .withInitial("b", 0)
        .withRetention("b_z", 1);
  }

  private String text() {
    var text = new StringBuilder();
    String turned = "h";
    for (int layer = 1; layer <= layers; layer++) {
      text.append(Rotations.angles(layer))
          .append("h_%d = %s\n".formatted(layer, Rotations.turned(layer, turned)));
      turned = "h_" + layer;
    }
    return text
        + """
        z  = sigmoid(W_z x + U_z h + b_z)
        r  = sigmoid(W_r x + U_r h + b_r)
        v  = W x + r * %s
        n  = where(v < 0, -1, 1) * relu(abs(v) + b)
        h' = z * h + (1 - z) * n
        """
            .formatted(turned);
  }
}
