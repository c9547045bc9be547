package dev.carousel.bench;

import java.util.Map;

/** A program that runs recurrent layers; peers are found by {@link java.util.ServiceLoader}. */
public interface Contender {

  /** What the table of {@link PeerComparison} calls it. */
  String name();

  /** As its library reports it. */
  String version();

  /** Whether it can begin with other states than zeros. */
  default boolean takesStates() {
    return true;
  }

  /**
   * Gets ready for a problem, of a cell of which {@link Goal} compares it: copies its numbers,
   * compiles what there is to compile.
   */
  Run prepare(Problem problem);

  /** A problem, ready to run any number of times. */
  interface Run extends AutoCloseable {

    /** One forward and one backward pass, on one core, from weights that have just changed. */
    void step();

    /**
     * Derivatives by weights and initial states, by name, of one pass made for the purpose; laid
     * out as in {@link Problem}. Those that the program has no way to ask for are missing.
     */
    Map<String, float[]> gradients();

    @Override
    void close();
  }
}
