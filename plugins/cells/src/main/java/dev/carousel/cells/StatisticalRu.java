package dev.carousel.cells;

import dev.carousel.api.Cell;
import dev.carousel.api.CellEquations;
import dev.carousel.api.CellEquations.Constant;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.List;
import java.util.stream.Stream;

/**
 * The statistical recurrent unit: {@code r} summarises the averages, {@code p} are statistics of
 * input and summary, and {@code mu} holds their averages at the rates 0, 0.25, 0.5, 0.9 and 0.99,
 * one after the other. Relu throughout, no gate. Not to be confused with {@link Sru}, the simple
 * recurrent unit of the same initials.
 */
@Name("sru-statistical")
@Summary("Fading averages of what the cell itself makes of them, at several rates at once")
@Source("Oliva, Poczos & Schneider 2017, ICML")
public record StatisticalRu(
    @Doc("statistics, and entries of what is put out") @Default("32") @Min(1) int units,
    @Doc("entries of the summary r") @Default("16") @Min(1) int summary)
    implements Cell {

  @Override
  public CellEquations equations() {
    return CellEquations.of(
            List.of(),
            "h",
            """
            r   = relu(R mu + b_r)
            p   = relu(P_r r + P_x x + b_p)
            mu' = alpha * mu + (1 - alpha) * concat(p, p, p, p, p)
            h   = relu(O mu' + b_o)
            """)
        .withState("mu", "5*units")
        .withSize("summary", summary)
        .withWeight("R", "summary", "5*units")
        .withWeight("b_r", "summary")
        .withConstant("alpha", alpha());
  }

  private Constant alpha() {
    return Constant.vector(
        Stream.of(0.0, 0.25, 0.5, 0.9, 0.99)
            .flatMap(rate -> Stream.generate(() -> rate).limit(units))
            .toList());
  }
}
