package dev.carousel.api;

/** How the learning rate changes over a trial. */
public non-sealed interface Schedule extends Component {

  /**
   * What the optimizer's rate is multiplied by.
   *
   * @param update index of the update, from 0
   * @param updates the trial's budget of updates
   */
  double factor(long update, long updates);
}
