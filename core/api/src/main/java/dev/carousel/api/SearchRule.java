package dev.carousel.api;

import java.util.function.ToDoubleFunction;

/** A rule that knows the loss as a black box: what it is at the points it asks for. */
@FunctionalInterface
public non-sealed interface SearchRule extends Rule {

  /**
   * Changes {@code parameters} in place.
   *
   * @param loss the mean loss over this update's batch, the same sequences at each call; positive
   *     infinity where it is not a number; keeps no hold of its argument
   * @param rate the learning rate of this update, with its schedule applied
   */
  void update(double[] parameters, ToDoubleFunction<double[]> loss, double rate);
}
