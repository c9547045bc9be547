package dev.carousel.tasks;

import dev.carousel.api.data.RandomStream;
import dev.carousel.api.data.Sequence;

/**
 * The inputs of two classes of noisy sequences: the first {@code items} are 1 or -1, each with
 * probability 1/2; all later ones are normal with mean 0.
 *
 * @param deviation of the noise
 * @param throughout whether the first ones have the same noise added
 */
record NoisyClasses(int items, double deviation, boolean throughout) {
  /** Writes a sequence without its target; true for the class that begins with 1. */
  boolean write(Sequence sequence, int steps, RandomStream random) {
    boolean first = random.below(2) == 0;
    sequence.begin(steps);
    for (int step = 0; step < steps; step++) {
      double mean = step >= items ? 0 : first ? 1 : -1;
      double noise = step >= items || throughout ? deviation * random.gaussian() : 0;
      sequence.input(step, 0, mean + noise);
    }
    return first;
  }
}
