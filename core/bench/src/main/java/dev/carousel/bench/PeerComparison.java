package dev.carousel.bench;

import dev.carousel.bench.Contender.Run;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;

/**
 * Carousel beside other people's programs: forward and backward pass of whole layers, on one
 * thread, one table. Each peer has a JVM of its own, as their native libraries do not bear each
 * other; in it Carousel and the peer run by turns. Their gradients must agree before a time counts;
 * what counts is the median after a warm-up.
 */
public final class PeerComparison {
  private static final String LINE = "%-36s %-20s %11s %11s %7s %8s %6s %8s%n";
  private static final int WARM_UPS = 30;
  private static final int REPETITIONS = 41;

  private PeerComparison() {}

  /**
   * Prints the table.
   *
   * @param arguments nothing for all peers, or the name of one, which is then run in this JVM
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length > 0) {
      compare(peer(arguments[0]));
      return;
    }
    System.out.printf(
        LINE, "work", "peer", "Carousel ms", "peer ms", "ratio", "at most", "holds", "of peak");
    for (String peer : Goal.ALL.stream().map(Goal::peer).distinct().toList()) {
      if (peers().stream().map(Contender::name).anyMatch(peer::equals)) {
        inOwnProcess(peer);
      } else {
        System.out.println(
            peer + " is not here; the profile `peers` brings it (core/bench/README.md).");
      }
    }
  }

  private static List<Contender> peers() {
    return ServiceLoader.load(Contender.class).stream().map(ServiceLoader.Provider::get).toList();
  }

  private static Contender peer(String name) {
    return peers().stream()
        .filter(peer -> peer.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no peer is called " + name));
  }

  /** The same JVM with the same options; native libraries are told to use one thread. */
  private static void inOwnProcess(String peer) throws IOException, InterruptedException {
    ProcessHandle.Info self = ProcessHandle.current().info();
    var command = new ArrayList<>(List.of(self.command().orElseThrow()));
    command.addAll(
        List.of(
            "--add-modules",
            "jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+UseSerialGC",
            "--class-path",
            System.getProperty("java.class.path"),
            PeerComparison.class.getName(),
            peer));
    var builder = new ProcessBuilder(command).inheritIO();
    for (String library : List.of("OMP", "MKL", "OPENBLAS")) {
      builder.environment().put(library + "_NUM_THREADS", "1");
    }
    int status = builder.start().waitFor();
    if (status != 0) {
      throw new IllegalStateException("the comparison with " + peer + " ended with " + status);
    }
  }

  private static void compare(Contender peer) {
    double peak = Peak.measure();
    Goal.ALL.stream()
        .filter(goal -> goal.peer().equals(peer.name()))
        .forEach(goal -> compare(goal, peer, peak));
  }

  private static void compare(Goal goal, Contender peer, double peak) {
    if (!peer.runs(goal.work().cell())) {
      throw new IllegalStateException(peer.name() + " cannot run " + goal.work());
    }
    Problem random = Problem.random(goal.work());
    Problem problem = peer.takesStates() ? random : random.fromZeros();
    try (Run own = new CarouselLayer().prepare(problem);
        Run other = peer.prepare(problem)) {
      Derivatives.requireSame(goal.toString(), own.gradients(), other.gradients());
      double[] medians = medians(List.of(own, other));
      double ratio = medians[0] / medians[1];
      System.out.printf(
          LINE,
          goal.work(),
          goal.peer(),
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
}
