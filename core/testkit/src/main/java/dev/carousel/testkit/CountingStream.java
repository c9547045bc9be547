package dev.carousel.testkit;

import dev.carousel.api.data.RandomStream;

/** Counts what is drawn from a stream. */
final class CountingStream implements RandomStream {
  private final RandomStream source;
  private long draws;

  CountingStream(RandomStream source) {
    this.source = source;
  }

  long draws() {
    return draws;
  }

  @Override
  public double uniform() {
    draws++;
    return source.uniform();
  }

  @Override
  public int below(int bound) {
    draws++;
    return source.below(bound);
  }

  @Override
  public double gaussian() {
    draws++;
    return source.gaussian();
  }
}
