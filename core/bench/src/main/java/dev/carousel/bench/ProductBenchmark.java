package dev.carousel.bench;

import dev.carousel.compute.product.PackedMatrix;
import dev.carousel.compute.product.PlainProducts;
import dev.carousel.compute.product.Products;
import dev.carousel.compute.product.Segments;
import dev.carousel.compute.product.VectorProducts;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Products of packed weights with a batch, and sums of outer products, at sizes that recurrent
 * layers have. Before and after the measurement the result is compared bit by bit with the plain
 * form. {@code operations} are GFLOP/s; figures and machine are in {@code core/bench/README.md}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class ProductBenchmark {
  private final Products products = new VectorProducts();

  /** A batch times weights. */
  @State(Scope.Thread)
  public static class Multiplication {
    /** Rows × outputs × inputs. */
    @Param({
      "32x512x128",
      "32x128x512",
      "64x1024x256",
      "16x256x64",
      "32x128x32",
      "32x500x100",
      "1x512x128",
      "2x512x128",
      "4x512x128",
      "8x512x128"
    })
    public String shape = "";

    private int rows;
    private int outputs;
    private int inputs;
    private PackedMatrix matrix = new PackedMatrix(Segments.of(), Segments.of());
    private float[] a = {};
    private float[] c = {};

    /** Fills the operands. */
    @Setup
    public void fill() {
      int[] sizes = sizes(shape);
      rows = sizes[0];
      outputs = sizes[1];
      inputs = sizes[2];
      matrix = new PackedMatrix(Segments.of(outputs), Segments.of(inputs));
      matrix.pack(0, 0, weights(outputs * inputs), 0, outputs, inputs, false);
      a = numbers(rows * matrix.inputStride());
      c = new float[rows * matrix.outputStride()];
    }

    void run(Products products, float[] result) {
      products.multiply(
          matrix, a, 0, matrix.inputStride(), result, 0, matrix.outputStride(), rows, false);
    }

    /** Compares the result with the plain one. */
    @TearDown(Level.Iteration)
    public void check() {
      float[] expected = new float[c.length];
      run(new PlainProducts(), expected);
      requireEqual(expected, c);
    }
  }

  /** A sum of outer products. */
  @State(Scope.Thread)
  public static class OuterSum {
    /** Rows × columns of the left × columns of the right. */
    @Param({"3200x512x128", "256x512x128", "3200x128x32", "1600x256x64", "3200x512x8"})
    public String shape = "";

    private int rows;
    private int dColumns;
    private int vColumns;
    private int stride;
    private float[] d = {};
    private float[] v = {};
    private float[] g = {};

    /** Fills the operands. */
    @Setup
    public void fill() {
      int[] sizes = sizes(shape);
      rows = sizes[0];
      dColumns = sizes[1];
      vColumns = sizes[2];
      stride = PackedMatrix.padded(vColumns);
      d = numbers(rows * dColumns);
      v = numbers(rows * stride);
      g = new float[dColumns * stride];
    }

    void run(Products products, float[] result) {
      Arrays.fill(result, 0);
      products.accumulateOuter(
          d,
          0,
          dColumns,
          Segments.of(dColumns),
          0,
          dColumns,
          v,
          0,
          stride,
          Segments.of(vColumns),
          rows,
          result,
          0,
          stride);
    }

    /** Compares the valid columns of the result with the plain ones. */
    @TearDown(Level.Trial)
    public void check() {
      float[] expected = new float[g.length];
      run(new PlainProducts(), expected);
      for (int i = 0; i < dColumns; i++) {
        int from = i * stride;
        requireEqual(
            Arrays.copyOfRange(expected, from, from + vColumns),
            Arrays.copyOfRange(g, from, from + vColumns));
      }
    }
  }

  private static int[] sizes(String shape) {
    return Stream.of(shape.split("x")).mapToInt(Integer::parseInt).toArray();
  }

  private static double[] weights(int count) {
    float[] numbers = numbers(count);
    return IntStream.range(0, count).mapToDouble(i -> numbers[i]).toArray();
  }

  private static float[] numbers(int count) {
    var random = new SplittableRandom(count);
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.nextDouble() - 0.5f;
    }
    return numbers;
  }

  private static void requireEqual(float[] expected, float[] found) {
    if (!Arrays.equals(expected, found)) {
      throw new IllegalStateException("the vector form differs from the plain form");
    }
  }

  /** One product. */
  @Benchmark
  public float[] multiply(Multiplication m, Operations operations) {
    m.run(products, m.c);
    operations.operations += 2.0 * m.rows * m.outputs * m.inputs;
    return m.c;
  }

  /** One sum over all rows. */
  @Benchmark
  public float[] outerSum(OuterSum o, Operations operations) {
    o.run(products, o.g);
    operations.operations += 2.0 * o.rows * o.dColumns * o.vColumns;
    return o.g;
  }
}
