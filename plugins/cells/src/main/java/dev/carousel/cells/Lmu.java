package dev.carousel.cells;

import dev.carousel.api.Cell;
import dev.carousel.api.CellEquations;
import dev.carousel.api.CellEquations.Constant;
import dev.carousel.api.describe.Above;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.Arrays;
import java.util.List;

/**
 * The Legendre memory unit. One number {@code u} is written at each step; the memory {@code m}
 * holds the coefficients of its last {@code theta} steps in {@code order} Legendre polynomials, by
 * a fixed linear system: {@code A_ij = (2i + 1) / theta * (-1 if i < j else (-1)^(i-j+1))}, {@code
 * B_i = (2i + 1) (-1)^i / theta}, made discrete by a hold over {@code dt}. {@code h} reads the new
 * memory. No biases.
 *
 * <p>As in the paper {@code e_h} and {@code e_m} begin at 0. Its sequential digits take order 256,
 * theta 784.
 */
@Name("lmu")
@Summary("A plain cell beside a fixed linear memory that holds a sliding window of one signal")
@Source("Voelker, Kajic & Eliasmith 2019, NeurIPS")
public record Lmu(
    @Doc("entries of the state h") @Default("32") @Min(1) int units,
    @Doc("polynomials, and so numbers, of the memory m") @Default("16") @Min(1) int order,
    @Doc("length of the window in steps") @Default("100") @Above(0) double theta,
    @Doc("time of a step") @Default("1") @Above(0) double dt)
    implements Cell {

  @Override
  public CellEquations equations() {
    return CellEquations.of(
            List.of("h"),
            "h",
            """
            # fixed: Ad and Bd, the sliding window in Legendre polynomials
            u  = e_x @ x + e_h @ h + e_m @ m
            m' = Ad m + Bd u
            h' = tanh(W_x x + W_h h + W_m m')
            """)
        .withState("m", "order")
        .withSize("order", order)
        .withWeight("e_x", "1", "inputs")
        .withWeight("e_h", "1", "units")
        .withWeight("e_m", "1", "order")
        .withConstant("Ad", part(0, order))
        .withConstant("Bd", part(order, order + 1))
        .withInitial("e_h", 0)
        .withInitial("e_m", 0);
  }

  /** A and B over dt: a hold of the input is the exponential of both side by side. */
  private double[][] discrete() {
    var system = new double[order + 1][order + 1];
    for (int i = 0; i < order; i++) {
      double scale = dt * (2 * i + 1) / theta;
      for (int j = 0; j < order; j++) {
        system[i][j] = i < j || (i - j) % 2 == 0 ? -scale : scale;
      }
      system[i][order] = i % 2 == 0 ? scale : -scale;
    }
    return Exponential.of(system);
  }

  private Constant part(int from, int to) {
    return Constant.matrix(
        Arrays.stream(discrete(), 0, order)
            .map(row -> Arrays.stream(row, from, to).boxed().toList())
            .toList());
  }
}
