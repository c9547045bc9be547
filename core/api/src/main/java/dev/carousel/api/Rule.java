package dev.carousel.api;

/**
 * The state of an optimizer within one trial, in plain arrays. Its {@code update} is called once
 * per update, in order; the first call is update 1. It changes the parameters in place, in double
 * precision whatever precision the model computes in, and allocates nothing.
 */
public sealed interface Rule permits UpdateRule, SearchRule {

  /**
   * What the model is evaluated with: the parameters themselves, or an average that the rule keeps
   * of them.
   *
   * @return valid until the next update; not to be changed
   */
  default double[] evaluated(double[] parameters) {
    return parameters;
  }
}
