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
import java.util.Locale;

/**
 * The non-saturating recurrent unit: relu throughout, and a memory {@code m} that heads add to and
 * take from. {@code a} and {@code e} are the amounts of {@code heads} heads, {@code v} and {@code
 * d} the directions, each an outer product of two short vectors and normed to length 1 by its fifth
 * powers. As in the authors' code the mean over the heads is taken; the paper writes a sum.
 *
 * <p>{@code memory} times {@code heads} must be a square. {@code Row} and {@code Column} lay the
 * short vectors out for their product; {@code Power} adds up and {@code Head} copies within a head.
 */
@Name("nru")
@Summary("A cell without saturating functions that adds to and takes from a memory")
@Source("Chandar, Sankar, Vorontsov, Kahou & Bengio 2019, AAAI")
public record Nru(
    @Doc("entries of the state h") @Default("32") @Min(1) int units,
    @Doc("entries of the memory m") @Default("64") @Min(1) int memory,
    @Doc("heads; memory times heads must be a square") @Default("4") @Min(1) int heads)
    implements Cell {

  public Nru {
    if (side(memory, heads) * side(memory, heads) != memory * heads) {
      throw new IllegalArgumentException(
          "memory times heads must be a square, not " + memory * heads);
    }
  }

  private static final String EQUATIONS =
      """
      # fixed: Row and Column lay out a product of two vectors, Power adds up a head,
      # Head copies its number, Mean is the mean over heads
      h'  = relu(W_h h + W_x x + W_m m + b)
      all = concat(h', m)
      a   = relu(A all + b_a)
      e   = relu(E all + b_e)
      v   = relu((Row (P_v all)) * (Column (Q_v all)))
      d   = relu((Row (P_d all)) * (Column (Q_d all)))
      v5  = Head exp(log(Power (v * v * v * v * v) + 1e-12) / 5)
      d5  = Head exp(log(Power (d * d * d * d * d) + 1e-12) / 5)
      m'  = m + Mean ((Head a) * v / v5 - (Head e) * d / d5)
      """;

  @Override
  public CellEquations equations() {
    int side = side(memory, heads);
    var cell =
        CellEquations.of(List.of("h"), "h", EQUATIONS)
            .withState("m", "memory")
            .withSize("memory", memory)
            .withSize("heads", heads)
            .withSize("side", side);
    for (String part : List.of("P_v", "Q_v", "P_d", "Q_d")) {
      cell = cell.withWeight(part, "side", "units + memory");
    }
    for (String amount : List.of("a", "e")) {
      cell =
          cell.withWeight(amount.toUpperCase(Locale.ROOT), "heads", "units + memory")
              .withWeight("b_" + amount, "heads");
    }
    return cell.withConstant("Row", Fixed.repeat(side, side))
        .withConstant("Column", Fixed.tile(side, side))
        .withConstant("Power", Fixed.sums(heads, memory))
        .withConstant("Head", Fixed.repeat(heads, memory))
        .withConstant("Mean", Fixed.mean(memory, heads));
  }

  private static int side(int memory, int heads) {
    return (int) Math.round(Math.sqrt((double) memory * heads));
  }
}
