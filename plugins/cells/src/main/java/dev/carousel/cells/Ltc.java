package dev.carousel.cells;

import dev.carousel.api.Cell;
import dev.carousel.api.CellEquations;
import dev.carousel.api.describe.Above;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.List;

/**
 * Liquid time constants: {@code dh/dt = -(1 / tau + f) h + f a} with {@code f = sigmoid(W x + U h +
 * b)}, solved over one step of time by {@code unfolds} steps of the paper's fused method,
 * semi-implicit and so always stable. {@code tau = exp(log_tau)} is positive. A plain layer for
 * {@code f}; the paper's wiring of single synapses is another parametrisation.
 */
@Name("ltc")
@Summary("Units of an equation in time whose time constants depend on the input")
@Source("Hasani, Lechner, Amini, Rus & Grosu 2021, AAAI")
public record Ltc(
    @Doc("entries of the state h") @Default("32") @Min(1) int units,
    @Doc("steps of the solver within a step of time") @Default("6") @Min(1) int unfolds,
    @Doc("where the time constants begin, in steps") @Default("10") @Above(0) double tau)
    implements Cell {

  @Override
  public CellEquations equations() {
    return CellEquations.of(List.of("h"), "h", text())
        .withWeight("a", "units")
        .withWeight("log_tau", "units")
        .withConstant("dt", 1.0 / unfolds)
        .withInitial("log_tau", StrictMath.log(tau));
  }

  private String text() {
    var text = new StringBuilder("u  = W x + b\n");
    String last = "h";
    for (int k = 1; k <= unfolds; k++) {
      text.append("f%d = sigmoid(u + U %s)\n".formatted(k, last));
      String next = k == unfolds ? "h'" : "h" + k;
      text.append(
          "%s = (%s + dt * f%d * a) / (1 + dt * (exp(-log_tau) + f%d))\n"
              .formatted(next, last, k, k));
      last = next;
    }
    return text.toString();
  }
}
