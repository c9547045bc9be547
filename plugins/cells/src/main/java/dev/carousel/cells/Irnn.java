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
 * A plain relu cell that begins at {@code U = scale * I, b = 0} with a small {@code W}, so that the
 * state at first keeps itself and adds what comes in. Only the beginning differs from {@code
 * rnn-relu}.
 *
 * <p>The paper draws {@code W} from a normal distribution of deviation 0.001 and uses a scale below
 * 1, such as 0.01, where the memory needed is short.
 */
@Name("irnn")
@Summary("The plain relu cell begun as the identity: at first it only adds up its input")
@Source("Le, Jaitly & Hinton 2015, arXiv:1504.00941")
public record Irnn(
    @Doc("entries of the state h") @Default("32") @Min(1) int units,
    @Doc("diagonal of the recurrent matrix at the beginning") @Default("1") double scale)
    implements Cell {

  @Override
  public CellEquations equations() {
    return CellEquations.of(
            List.of("h"),
            "h",
            """
            h' = relu(W x + U h + b)
            """)
        .withInitial("W", Start.normal(0.001))
        .withInitial("U", Start.identity(scale))
        .withInitial("b", 0);
  }
}
