package dev.carousel.bench;

import static dev.carousel.bench.PeerCell.GRU;
import static dev.carousel.bench.PeerCell.LSTM;
import static dev.carousel.bench.PeerCell.MIN_GRU;
import static dev.carousel.bench.PeerCell.PEEPHOLE_LSTM;

import java.util.List;

/**
 * How fast Carousel means to be.
 *
 * @param peer the {@linkplain Contender#name() name} of whom it is compared with
 * @param ratio Carousel's time over the peer's, at most
 */
public record Goal(Work work, String peer, double ratio) {
  private static final LayerShape USUAL = new LayerShape(100, 32, 8, 128);
  private static final LayerShape SMALL = new LayerShape(100, 32, 8, 32);
  private static final LayerShape LONG = new LayerShape(1000, 16, 2, 64);
  private static final LayerShape LARGE = new LayerShape(100, 64, 8, 256);

  /** All of them, a peer's one after the other. */
  static final List<Goal> ALL =
      List.of(
          goal(LSTM, USUAL, "PyTorch", 0.65),
          goal(LSTM, SMALL, "PyTorch", 0.35),
          goal(LSTM, LONG, "PyTorch", 0.45),
          goal(LSTM, LARGE, "PyTorch", 0.70),
          goal(GRU, USUAL, "PyTorch", 0.65),
          goal(PEEPHOLE_LSTM, USUAL, "PyTorch operations", 0.10),
          goal(MIN_GRU, new LayerShape(1000, 32, 8, 128), "PyTorch operations", 0.15),
          goal(LSTM, USUAL, "DL4J", 0.08),
          goal(LSTM, USUAL, "oneDNN", 0.95),
          goal(LSTM, SMALL, "oneDNN", 0.70),
          goal(LSTM, LONG, "oneDNN", 0.90),
          goal(LSTM, LARGE, "oneDNN", 0.95));

  /**
   * Those whose text contains each of the words, in the order of {@link #ALL}.
   *
   * @throws IllegalArgumentException if there is none
   */
  static List<Goal> containing(List<String> words) {
    List<Goal> goals =
        ALL.stream().filter(goal -> words.stream().allMatch(goal.toString()::contains)).toList();
    if (goals.isEmpty()) {
      throw new IllegalArgumentException("no row contains " + String.join(" and ", words));
    }
    return goals;
  }

  private static Goal goal(PeerCell cell, LayerShape shape, String peer, double ratio) {
    return new Goal(new Work(cell, shape), peer, ratio);
  }

  @Override
  public String toString() {
    return work + " " + peer;
  }
}
