package dev.carousel.api.data;

/** An endless stream of sequences. */
@FunctionalInterface
public interface Episodes {

  /** Writes the next sequence: its length first, then inputs and targets. */
  void next(Sequence sequence);

  /**
   * Whether a sequence may continue the one in the same row of the batch before, as the parts of
   * one long text do. Then batches are filled whole, and all with the same number of rows; rows
   * that nothing is left for are sequences of one step that does not count.
   */
  default boolean continues() {
    return false;
  }
}
