package dev.carousel.api;

/** A rule that goes by the gradient. */
@FunctionalInterface
public non-sealed interface UpdateRule extends Rule {

  /**
   * Changes {@code parameters} in place.
   *
   * @param gradient derivative of the mean loss, after clipping; may be overwritten
   * @param rate the learning rate of this update, with its schedule applied
   */
  void update(double[] parameters, double[] gradient, double rate);
}
