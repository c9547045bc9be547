package dev.carousel.cells;

import dev.carousel.api.Cell;
import dev.carousel.api.CellEquations;
import dev.carousel.api.CellEquations.Constant;
import dev.carousel.api.describe.Below;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * The non-normal RNN: {@code U = P (L + T) P^T}, the real Schur form. {@code P = exp(A)} is a
 * rotation; {@code L} has blocks along the diagonal, each a rotation by {@code theta} times a
 * length, which are the eigenvalues of {@code U}; {@code T} is 0 but right of the blocks and lets
 * the state grow and shrink for some time although no eigenvalue leaves the circle. A real modReLU
 * follows.
 *
 * <p>A plane begins for each two units, {@code T} at 0. The paper lets the lengths be free and
 * punishes their distance from 1; here they stay within {@code margin} of it. Of {@code K} and
 * {@code T} the entries above the diagonal count.
 */
@Name("nnrnn")
@Summary(
    "A plain cell whose recurrent matrix has eigenvalues near the unit circle and is not bound to"
        + " be orthogonal")
@Source("Kerg et al. 2019, NeurIPS")
public record NnRnn(
    @Doc("entries of the state h, at least 2") @Default("32") @Min(1) int units,
    @Doc("how far the absolute eigenvalues may leave 1") @Default("0.1") @Min(0) @Below(1)
        double margin)
    implements Cell {

  private static final String NOTE =
      """
      # fixed: Above is 1 right of the blocks; Block and Pair give each unit the entry of its block,
      # Rest is 1 for a last unit without a partner; Turn exchanges the two of a block with signs
      """;

  private static final String EQUATIONS =
      """
      P  = expm(A)
      G  = Block @ (1 + margin * tanh(gamma))
      C  = G * (Pair @ cos(theta) + Rest)
      S  = G * (Pair @ sin(theta))
      L  = (C @ Ones) * I + (S @ Ones) * Turn
      U  = P @ (L + Above * T) @ P^T
      v  = W x + U h
      h' = where(v < 0, -1, 1) * relu(abs(v) + b)
      """;

  public NnRnn {
    if (units < 2) {
      throw new IllegalArgumentException("units must be at least 2, a plane");
    }
  }

  @Override
  public CellEquations equations() {
    String blocks = Integer.toString((units + 1) / 2);
    String pairs = Integer.toString(units / 2);
    var page =
        Fixed.noted(NOTE, CellEquations.of(List.of("h"), "h", EQUATIONS))
            .withWeight("gamma", blocks, "1")
            .withWeight("theta", pairs, "1")
            .withConstant("margin", margin);
    return Skew.above(fixed(page), units)
        .withInitial("K", Start.planes(-Math.PI, Math.PI, DoubleUnaryOperator.identity()))
        .withInitial("T", 0)
        .withInitial("gamma", 0)
        .withInitial("theta", Start.uniform(-Math.PI, Math.PI));
  }

  private CellEquations fixed(CellEquations page) {
    int pairs = units / 2;
    return page.withConstant("Ones", Fixed.matrix(1, units, (row, column) -> true))
        .withConstant("Block", ofBlock(pairs + units % 2))
        .withConstant("Pair", ofBlock(pairs))
        .withConstant("Rest", Fixed.matrix(units, 1, (row, column) -> row >= 2 * pairs))
        .withConstant("Above", Fixed.matrix(units, units, (row, col) -> row / 2 < col / 2))
        .withConstant("Turn", turn());
  }

  /** Gives each unit the entry of its block, if there is one. */
  private Constant ofBlock(int entries) {
    return Fixed.matrix(units, entries, (row, column) -> row / 2 == column);
  }

  /** Of each pair, -1 where the second goes to the first and 1 where the first to the second. */
  private Constant turn() {
    Constant ones =
        Fixed.matrix(units, units, (row, column) -> row / 2 == column / 2 && row != column);
    var values = new ArrayList<Double>();
    for (int i = 0; i < units * units; i++) {
      values.add((i / units) % 2 == 0 ? -ones.values().get(i) : ones.values().get(i));
    }
    return new Constant(ones.shape(), values);
  }
}
