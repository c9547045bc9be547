package dev.carousel.bench;

import dev.carousel.bench.Contender.Run;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;

/**
 * The rows of one peer, in a JVM of their own. Carousel and the peer run by turns; what counts is
 * the median after a warm-up.
 */
final class ByTurns {
  static final int REPETITIONS = 41;
  private static final int WARM_UPS = 30;
  private static final double WARM_UP_SECONDS = 4;

  private ByTurns() {}

  /**
   * Prints a row for each goal.
   *
   * @param arguments a peer, what one core can do in GFLOP/s, and words that its rows contain
   */
  public static void main(String[] arguments) {
    Contender peer = peer(arguments[0]);
    double peak = Double.parseDouble(arguments[1]);
    List<String> words = List.of(arguments).subList(2, arguments.length);
    for (Goal goal : Goal.containing(words)) {
      if (goal.peer().equals(peer.name())) {
        compare(goal, peer, peak);
      }
    }
  }

  private static Contender peer(String name) {
    return ServiceLoader.load(Contender.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(peer -> peer.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no peer is called " + name));
  }

  private static void compare(Goal goal, Contender peer, double peak) {
    Problem random = Problem.random(goal.work());
    Problem problem = peer.takesStates() ? random : random.fromZeros();
    try (Run own = new CarouselLayer(problem);
        Run other = peer.prepare(problem)) {
      Derivatives.requireSame(goal.toString(), own.gradients(), other.gradients());
      double[] medians = medians(List.of(own, other));
      double ratio = medians[0] / medians[1];
      System.out.printf(
          PeerComparison.LINE,
          goal.work(),
          peer.name() + " " + peer.version(),
          "%.2f".formatted(medians[0] / 1e6),
          "%.2f".formatted(medians[1] / 1e6),
          "%.3f".formatted(ratio),
          "%.2f".formatted(goal.ratio()),
          ratio <= goal.ratio() ? "yes" : "no",
          "%.0f %%".formatted(100 * problem.operations() / medians[0] / peak));
    }
  }

  private static double[] medians(List<Run> runs) {
    double[][] nanos = new double[runs.size()][REPETITIONS];
    warmUp(runs);
    for (int repetition = 0; repetition < REPETITIONS; repetition++) {
      for (int i = 0; i < runs.size(); i++) {
        long start = System.nanoTime();
        runs.get(i).step();
        long end = System.nanoTime();
        nanos[i][repetition] = end - start;
      }
    }
    return Arrays.stream(nanos).mapToDouble(ByTurns::median).toArray();
  }

  /** So many passes, and so long, that the just-in-time compiler is done. */
  private static void warmUp(List<Run> runs) {
    long begin = System.nanoTime();
    for (int i = 0; i < WARM_UPS || System.nanoTime() - begin < WARM_UP_SECONDS * 1e9; i++) {
      runs.forEach(Run::step);
    }
  }

  /** Sorts its argument. */
  static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }
}
