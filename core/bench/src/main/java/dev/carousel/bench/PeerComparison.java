package dev.carousel.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Carousel beside other people's programs: forward and backward pass of whole layers, on one
 * thread, one table in Markdown. Each peer has a JVM of its own, as their native libraries do not
 * bear each other. Gradients must agree before a time counts.
 */
public final class PeerComparison {
  static final String LINE = "| %-36s | %-24s | %11s | %9s | %6s | %7s | %-5s | %7s |%n";

  private PeerComparison() {}

  /**
   * Prints the table.
   *
   * @param arguments words that each row contains, such as {@code oneDNN H=32}; none for all rows
   * @throws IllegalStateException if a peer fails or finds other gradients
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<String> words = List.of(arguments);
    List<String> peers = Goal.containing(words).stream().map(Goal::peer).distinct().toList();
    Machine machine = Machine.here();
    System.out.printf(
        "%s Medians of %d passes by turns, each program on one thread.%n%n",
        machine, ByTurns.REPETITIONS);
    System.out.printf(
        LINE, "work", "peer", "Carousel ms", "peer ms", "ratio", "at most", "holds", "of peak");
    System.out.println("|---|---|---:|---:|---:|---:|---|---:|");
    for (String peer : peers) {
      inOwnProcess(peer, machine.peak().gigaflops(), words);
    }
  }

  /** The same JVM with the same options; native libraries are told to use one thread. */
  private static void inOwnProcess(String peer, double peak, List<String> words)
      throws IOException, InterruptedException {
    ProcessHandle.Info self = ProcessHandle.current().info();
    var command = new ArrayList<>(List.of(self.command().orElseThrow()));
    command.addAll(
        List.of(
            "--add-modules",
            "jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:+UseSerialGC",
            "-Dslf4j.internal.verbosity=ERROR",
            "--class-path",
            System.getProperty("java.class.path"),
            ByTurns.class.getName(),
            peer,
            Double.toString(peak)));
    command.addAll(words);
    var builder = new ProcessBuilder(command).inheritIO();
    for (String library : List.of("OMP", "MKL", "OPENBLAS")) {
      builder.environment().put(library + "_NUM_THREADS", "1");
    }
    int status = builder.start().waitFor();
    if (status != 0) {
      throw new IllegalStateException("the comparison with " + peer + " ended with " + status);
    }
  }
}
