package dev.carousel.bench.peers;

import dev.carousel.bench.Contender;
import dev.carousel.bench.PeerCell;
import dev.carousel.bench.Problem;

/**
 * oneDNN's LSTM primitive. It chooses the layout of its weights, one for each direction; as
 * training changes the weights with every update, bringing them into both layouts is part of the
 * work.
 */
public final class OneDnn implements Contender {

  @Override
  public String name() {
    return "oneDNN";
  }

  @Override
  public boolean runs(PeerCell cell) {
    return cell == PeerCell.LSTM;
  }

  @Override
  public Run prepare(Problem problem) {
    return new OneDnnRun(problem);
  }
}
