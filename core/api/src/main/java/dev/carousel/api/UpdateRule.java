package dev.carousel.api;

/**
 * The state of an optimizer within one trial. Called once per update, in order; the first call is
 * update 1. Everything is in double precision, whatever precision the gradients were computed in.
 */
public interface UpdateRule {

  /**
   * Changes {@code parameters} in place.
   *
   * @param gradient derivative of the mean loss, after clipping; may be overwritten
   * @param rate the learning rate of this update, with its schedule applied
   */
  void update(double[] parameters, double[] gradient, double rate);
}
