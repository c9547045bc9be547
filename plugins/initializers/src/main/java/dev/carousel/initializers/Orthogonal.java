package dev.carousel.initializers;

import dev.carousel.api.Initializer;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;

/**
 * A random matrix with orthonormal columns, or rows where these are fewer, times the gain: the Q of
 * a Gaussian matrix whose R has a positive diagonal, so every orthogonal matrix is equally likely
 * (Mezzadri 2007). A vector becomes a random direction of length {@code gain}.
 */
@Name("orthogonal")
@Summary("A random rotation, which neither stretches nor shrinks what passes through")
@Source("Saxe, McClelland & Ganguli 2014, ICLR")
public record Orthogonal(@Doc("factor on every entry") @Default("1") @Min(0) double gain)
    implements Initializer {

  @Override
  public void fill(Weight weight, int units, double[] values, RandomStream random) {
    boolean tall = weight.rows() >= weight.columns();
    int count = Math.min(weight.rows(), weight.columns());
    int length = Math.max(weight.rows(), weight.columns());
    double[][] vectors = orthonormal(count, length, random);
    for (int k = 0; k < count; k++) {
      for (int j = 0; j < length; j++) {
        values[tall ? j * count + k : k * length + j] = gain * vectors[k][j];
      }
    }
  }

  /** Gram and Schmidt, each vector twice: the second time removes what rounding left. */
  private static double[][] orthonormal(int count, int length, RandomStream random) {
    double[][] vectors = new double[count][length];
    for (int k = 0; k < count; k++) {
      for (int j = 0; j < length; j++) {
        vectors[k][j] = random.gaussian();
      }
      for (int pass = 0; pass < 2; pass++) {
        for (int earlier = 0; earlier < k; earlier++) {
          add(vectors[k], -dot(vectors[k], vectors[earlier]), vectors[earlier]);
        }
        scale(vectors[k], 1 / Math.sqrt(dot(vectors[k], vectors[k])));
      }
    }
    return vectors;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += a[j] * b[j];
    }
    return sum;
  }

  private static void add(double[] vector, double factor, double[] other) {
    for (int j = 0; j < vector.length; j++) {
      vector[j] += factor * other[j];
    }
  }

  private static void scale(double[] vector, double factor) {
    for (int j = 0; j < vector.length; j++) {
      vector[j] *= factor;
    }
  }
}
