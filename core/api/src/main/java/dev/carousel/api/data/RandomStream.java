package dev.carousel.api.data;

/**
 * A named stream of random numbers, the same on every machine. Not safe for use by several threads.
 */
public interface RandomStream {

  /** Uniform in [0, 1), with 53 bits. */
  double uniform();

  /** Uniform in 0 to {@code bound - 1}. */
  int below(int bound);

  /** Standard normal. */
  double gaussian();

  /** Uniform in [low, high). */
  default double uniform(double low, double high) {
    return low + (high - low) * uniform();
  }

  /** Uniform in {@code low} to {@code high}, both included. */
  default int between(int low, int high) {
    return low + below(high - low + 1);
  }

  /** True with the given probability. */
  default boolean chance(double probability) {
    return uniform() < probability;
  }
}
