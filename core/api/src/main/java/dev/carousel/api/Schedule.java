package dev.carousel.api;

import java.util.List;

/** How the learning rate changes over a trial. */
public non-sealed interface Schedule extends Component {

  /**
   * How far a trial has come.
   *
   * @param update index of the update, from 0
   * @param updates the trial's budget of updates
   * @param losses mean losses on held-out sequences, one for each evaluation so far
   */
  record Progress(long update, long updates, List<Double> losses) {}

  /** What the optimizer's rate is multiplied by; depends on the progress alone. */
  double factor(Progress progress);
}
