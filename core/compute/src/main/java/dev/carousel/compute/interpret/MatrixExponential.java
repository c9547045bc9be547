package dev.carousel.compute.interpret;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The exponential of a matrix by scaling and squaring with the Padé approximant of degree 13
 * (Higham 2005), and along with it its derivative in a direction (Al-Mohy & Higham 2009).
 *
 * <p>The matrices of this computation are {@code [A]} or {@code [A, E; 0, A]}, kept as their first
 * row of blocks; sums, products and quotients of such matrices are such matrices. The exponential
 * of the second kind has the derivative of {@code exp A} along {@code E} in its upper right block.
 */
final class MatrixExponential {
  /** Up to this largest sum of a column the approximant is exact in double precision. */
  private static final double LARGEST = 4.74;

  private static final double[] COEFFICIENTS = {
    64764752532480000.0,
    32382376266240000.0,
    7771770303897600.0,
    1187353796428800.0,
    129060195264000.0,
    10559470521600.0,
    670442572800.0,
    33522128640.0,
    1323241920.0,
    40840800.0,
    960960.0,
    16380.0,
    182.0,
    1.0
  };

  private final int rows;

  private MatrixExponential(int rows) {
    this.rows = rows;
  }

  /**
   * The exponential of the first block, then its derivative along the second if there is one;
   * entries that are not finite where the matrix has such.
   *
   * @param blocks square, of {@code rows} rows: a matrix, or a matrix and a direction
   */
  static List<double[]> of(int rows, double[]... blocks) {
    return new MatrixExponential(rows).exponential(List.of(blocks));
  }

  private List<double[]> exponential(List<double[]> matrix) {
    double norm = norm(matrix.getFirst());
    int squarings = norm > LARGEST ? Math.getExponent(norm / LARGEST) + 1 : 0;
    if (squarings > Double.MAX_EXPONENT) {
      return times(Double.NaN, matrix);
    }
    List<double[]> result = approximant(times(Math.scalb(1.0, -squarings), matrix));
    for (int i = 0; i < squarings; i++) {
      result = product(result, result);
    }
    return result;
  }

  /** The largest sum of the absolute values of a column. */
  private double norm(double[] matrix) {
    var sums = new double[rows];
    for (int i = 0; i < matrix.length; i++) {
      sums[i % rows] += Math.abs(matrix[i]);
    }
    return Arrays.stream(sums).max().orElse(0);
  }

  /** {@code (V - U)^-1 (V + U)} with V the even and U the odd terms of the approximant. */
  private List<double[]> approximant(List<double[]> a) {
    List<double[]> a2 = product(a, a);
    List<double[]> a4 = product(a2, a2);
    List<double[]> a6 = product(a4, a2);
    List<double[]> one = new ArrayList<>(times(0, a));
    one.set(0, Matrices.identity(rows));
    List<List<double[]>> powers = List.of(one, a2, a4, a6);
    List<double[]> odd = product(a, sum(product(a6, terms(powers, 7)), lowTerms(powers, 1)));
    List<double[]> even = sum(product(a6, terms(powers, 6)), lowTerms(powers, 0));
    return quotient(sum(even, times(-1, odd)), sum(even, odd));
  }

  /** The terms of degrees {@code first} + 2, + 4 and + 6, divided by the power of degree 6. */
  private List<double[]> terms(List<List<double[]>> powers, int first) {
    List<double[]> two = times(COEFFICIENTS[first + 2], powers.get(1));
    List<double[]> four = times(COEFFICIENTS[first + 4], powers.get(2));
    return sum(sum(two, four), times(COEFFICIENTS[first + 6], powers.get(3)));
  }

  /** The terms of degrees {@code first}, + 2, + 4 and + 6. */
  private List<double[]> lowTerms(List<List<double[]>> powers, int first) {
    return sum(times(COEFFICIENTS[first], powers.getFirst()), terms(powers, first));
  }

  private List<double[]> product(List<double[]> a, List<double[]> b) {
    double[] first = Matrices.product(a.getFirst(), b.getFirst(), rows);
    return a.size() == 1
        ? List.of(first)
        : List.of(
            first,
            sum(
                Matrices.product(a.getFirst(), b.getLast(), rows),
                Matrices.product(a.getLast(), b.getFirst(), rows)));
  }

  /** {@code a^-1 b}. */
  private List<double[]> quotient(List<double[]> a, List<double[]> b) {
    double[] first = Matrices.solve(a.getFirst(), b.getFirst(), rows);
    if (a.size() == 1) {
      return List.of(first);
    }
    double[] moved = times(-1, Matrices.product(a.getLast(), first, rows));
    return List.of(first, Matrices.solve(a.getFirst(), sum(b.getLast(), moved), rows));
  }

  private static List<double[]> sum(List<double[]> a, List<double[]> b) {
    var sum = new ArrayList<double[]>();
    for (int i = 0; i < a.size(); i++) {
      sum.add(sum(a.get(i), b.get(i)));
    }
    return sum;
  }

  private static double[] sum(double[] a, double[] b) {
    double[] sum = a.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += b[i];
    }
    return sum;
  }

  private static List<double[]> times(double factor, List<double[]> a) {
    return a.stream().map(block -> times(factor, block)).toList();
  }

  private static double[] times(double factor, double[] a) {
    double[] product = a.clone();
    for (int i = 0; i < product.length; i++) {
      product[i] *= factor;
    }
    return product;
  }
}
