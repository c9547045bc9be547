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
 * The addition-subtraction twin-gated network: two products in all. {@code i} lets in where input
 * and state agree, {@code f} keeps where they differ. The candidate is the linear {@code p}.
 */
@Name("atr")
@Summary("A gated cell whose gates are the sum and the difference of input and state")
@Source("Zhang, Xiong, Su, Lin & Zhang 2018, EMNLP")
public record Atr(@Doc("entries of the state h") @Default("32") @Min(1) int units) implements Cell {

  @Override
  public CellEquations equations() {
    return CellEquations.of(
        List.of("h"),
        "h",
        """
        p  = W x + b
        q  = U h
        i  = sigmoid(p + q)
        f  = sigmoid(p - q)
        h' = i * p + f * h
        """);
  }
}
