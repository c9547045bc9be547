package dev.carousel.bench;

import dev.carousel.bench.LstmContender.Run;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/**
 * Forward and backward pass of a whole LSTM layer on one core, Carousel and its peers by turns.
 * Their gradients must agree before a time counts; what counts is the median after a warm-up.
 */
public final class PeerComparison {
  private static final List<LstmShape> SHAPES =
      List.of(
          new LstmShape(100, 32, 8, 128),
          new LstmShape(100, 32, 8, 32),
          new LstmShape(1000, 16, 2, 64),
          new LstmShape(100, 64, 8, 256));
  private static final int WARM_UPS = 30;
  private static final int REPETITIONS = 41;
  private static final double TOLERANCE = 1e-4;

  private PeerComparison() {}

  /** Prints one line for each shape and peer. */
  public static void main(String[] arguments) {
    List<LstmContender> contenders = new ArrayList<>(List.of(new CarouselLstm()));
    ServiceLoader.load(LstmContender.class).forEach(contenders::add);
    if (contenders.size() == 1) {
      System.out.println(
          "No peer is here; the profile `peers` brings them (core/bench/README.md).");
    }
    System.out.printf(
        "%-24s %-16s %12s %12s %10s%n", "shape", "program", "median ms", "GFLOP/s", "ratio");
    SHAPES.forEach(shape -> compare(shape, contenders));
  }

  private static void compare(LstmShape shape, List<LstmContender> contenders) {
    LstmProblem problem = LstmProblem.random(shape);
    List<Run> runs = contenders.stream().map(contender -> contender.prepare(problem)).toList();
    check(contenders, runs);
    double[] medians = medians(runs);
    for (int i = 0; i < medians.length; i++) {
      System.out.printf(
          "%-24s %-16s %12.2f %12.1f %10.2f%n",
          shape,
          contenders.get(i).name(),
          medians[i] / 1e6,
          shape.operations() / medians[i],
          medians[i] / medians[0]);
    }
    runs.forEach(Run::close);
  }

  private static double[] medians(List<Run> runs) {
    double[][] nanos = new double[runs.size()][REPETITIONS];
    for (int repetition = -WARM_UPS; repetition < REPETITIONS; repetition++) {
      for (int i = 0; i < runs.size(); i++) {
        long start = System.nanoTime();
        runs.get(i).step();
        long end = System.nanoTime();
        if (repetition >= 0) {
          nanos[i][repetition] = end - start;
        }
      }
    }
    return Arrays.stream(nanos).mapToDouble(PeerComparison::median).toArray();
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  private static void check(List<LstmContender> contenders, List<Run> runs) {
    Map<String, float[]> own = runs.getFirst().gradients();
    for (int i = 1; i < runs.size(); i++) {
      Map<String, float[]> other = runs.get(i).gradients();
      for (String name : own.keySet()) {
        double difference = difference(own.get(name), other.get(name));
        if (!(difference <= TOLERANCE)) {
          throw new IllegalStateException(
              "the derivative by %s differs from that of %s by %.2g of its largest entry"
                  .formatted(name, contenders.get(i).name(), difference));
        }
      }
    }
  }

  /** The largest difference, as a fraction of the largest entry. */
  private static double difference(float[] own, float[] other) {
    double largest = 0;
    double difference = 0;
    for (int i = 0; i < own.length; i++) {
      largest = Math.max(largest, Math.abs(other[i]));
      difference = Math.max(difference, Math.abs((double) own[i] - other[i]));
    }
    return own.length == other.length ? difference / largest : Double.NaN;
  }
}
