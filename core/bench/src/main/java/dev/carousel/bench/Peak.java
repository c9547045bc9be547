package dev.carousel.bench;

import java.util.Arrays;

/** The most that this core can do, by the chains of {@link PeakBenchmark}. */
final class Peak {
  private static final int WARM_UPS = 5_000;
  private static final int REPETITIONS = 21;
  private static final int CALLS = 500;

  private Peak() {}

  /** GFLOP/s, the median of some tenths of a second. */
  static double measure() {
    var chains = new PeakBenchmark();
    for (int i = 0; i < WARM_UPS; i++) {
      chains.multiplyAdd(new Operations());
    }
    double[] rates = new double[REPETITIONS];
    Arrays.setAll(rates, _ -> rate(chains));
    Arrays.sort(rates);
    return rates[REPETITIONS / 2];
  }

  private static double rate(PeakBenchmark chains) {
    var operations = new Operations();
    long start = System.nanoTime();
    for (int i = 0; i < CALLS; i++) {
      chains.multiplyAdd(operations);
    }
    return operations.operations / (System.nanoTime() - start);
  }
}
