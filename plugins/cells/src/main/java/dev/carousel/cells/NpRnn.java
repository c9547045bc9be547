package dev.carousel.cells;

import dev.carousel.api.Cell;
import dev.carousel.api.CellEquations;
import dev.carousel.api.Initializer;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.Arrays;
import java.util.List;

/**
 * A plain relu cell whose recurrent matrix begins positive definite with one eigenvalue 1 and all
 * others below: {@code U = A / largest eigenvalue of A, A = R^T R / units}, {@code R} normal. All
 * directions but one fade at first. Only the beginning differs from {@code rnn-relu} and from
 * {@link Irnn}, whose eigenvalues are all 1.
 */
@Name("np-rnn")
@Summary("The plain relu cell begun at a positive matrix whose largest eigenvalue is 1")
@Source("Talathi & Vartak 2015, arXiv:1511.03771")
public record NpRnn(@Doc("entries of the state h") @Default("32") @Min(1) int units)
    implements Cell {

  @Override
  public CellEquations equations() {
    return CellEquations.of(
            List.of("h"),
            "h",
            """
            h' = relu(W x + U h + b)
            """)
        .withInitial("U", NpRnn::begin)
        .withInitial("b", 0);
  }

  private static void begin(
      Initializer.Weight weight, int units, double[] values, RandomStream random) {
    var r = new double[units * units];
    Arrays.setAll(r, _ -> random.gaussian());
    for (int i = 0; i < units; i++) {
      for (int j = 0; j < units; j++) {
        values[i * units + j] = 0;
        for (int k = 0; k < units; k++) {
          values[i * units + j] += r[k * units + i] * r[k * units + j];
        }
      }
    }
    double largest = largestEigenvalue(values, units);
    Arrays.setAll(values, i -> values[i] / largest);
  }

  /** Of a symmetric positive matrix, by power iteration. */
  private static double largestEigenvalue(double[] matrix, int n) {
    var vector = new double[n];
    Arrays.fill(vector, 1);
    double length = 0;
    for (int turn = 0; turn < 500; turn++) {
      var next = new double[n];
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          next[i] += matrix[i * n + j] * vector[j];
        }
      }
      length = Math.sqrt(Arrays.stream(next).map(e -> e * e).sum());
      for (int i = 0; i < n; i++) {
        vector[i] = next[i] / length;
      }
    }
    return length;
  }
}
