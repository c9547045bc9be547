package dev.carousel.api;

/** A rule that turns gradients into changes of the parameters. */
public non-sealed interface Optimizer extends Component {

  /** The learning rate before any schedule. */
  double rate();

  /**
   * A new rule with its own state for one trial.
   *
   * @param parameters how many numbers are trained, all tensors together
   */
  UpdateRule rule(int parameters);
}
