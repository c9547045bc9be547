package dev.carousel.tasks;

import dev.carousel.api.data.RandomStream;

/** Lengths of training sequences, each equally likely, and the length of all held-out ones. */
record Lengths(int shortest, int longest, int test) {
  Lengths {
    if (shortest > longest) {
      throw new IllegalArgumentException(
          "shortest (" + shortest + ") is more than longest (" + longest + ")");
    }
  }

  int most() {
    return Math.max(longest, test);
  }

  int draw(RandomStream random) {
    return random.between(shortest, longest);
  }
}
