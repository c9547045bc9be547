package dev.carousel.bench;

import dev.carousel.compute.product.Peak;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where figures were measured.
 *
 * @param processor its model, or its architecture where the system does not tell more
 * @param cores of the machine, not only those that this process may use
 * @param peak of one core
 */
record Machine(String processor, int cores, Peak peak) {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

  /** This one; takes most of a second. */
  static Machine here() throws IOException {
    List<String> lines = Files.exists(PROCESSORS) ? Files.readAllLines(PROCESSORS) : List.of();
    long cores = lines.stream().filter(line -> line.startsWith("processor")).count();
    return new Machine(
        lines.stream()
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .findFirst()
            .orElse(System.getProperty("os.arch")),
        cores == 0 ? Runtime.getRuntime().availableProcessors() : Math.toIntExact(cores),
        Peak.measure());
  }

  /** A sentence, with the JVM. */
  @Override
  public String toString() {
    return "%s, %d cores; %s %s (%s); vectors of %d bits, at most %.0f GFLOP/s on one core."
        .formatted(
            processor,
            cores,
            System.getProperty("java.vm.name"),
            Runtime.version(),
            System.getProperty("java.vendor"),
            peak.lanes() * Float.SIZE,
            peak.gigaflops());
  }
}
