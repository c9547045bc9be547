package dev.carousel.api.data;

/** An endless stream of sequences. */
@FunctionalInterface
public interface Episodes {

  /** Writes the next sequence: its length first, then inputs and targets. */
  void next(Sequence sequence);
}
