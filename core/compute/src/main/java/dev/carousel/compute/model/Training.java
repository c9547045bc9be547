package dev.carousel.compute.model;

import dev.carousel.api.data.Batch;
import org.jspecify.annotations.Nullable;

/** Loss and gradient of batches of one size. */
interface Training {

  /**
   * What runs a network.
   *
   * @param like a batch of the size that is to be run
   */
  static Training of(Network network, Batch like, Crew crew) {
    return switch (network.wiring().direction()) {
      case FORWARD -> new TrainingRun(network, like, crew);
      case BOTH -> new TrainingBothWays(network, like, crew);
    };
  }

  /**
   * As {@link Model#gradient}.
   *
   * @param frozen as {@link Model#freeze}
   * @param drawKey as {@link Model#draw}
   */
  double gradient(
      double[] parameters,
      double[] frozen,
      long drawKey,
      Batch data,
      double[] gradient,
      @Nullable SequenceErrors errors);
}
