package dev.carousel.compute.model;

/**
 * How derivatives go back through time.
 *
 * @param truncate steps of a window: states are carried from one window to the next, derivatives
 *     are not (Williams &amp; Peng 1990); 0 for one window, the whole sequence
 * @param checkpoint steps between the states that are kept of a window, from which the steps after
 *     each are run once more on the way back (Chen et al. 2016); 0 keeps everything, {@link #AUTO}
 *     makes the memory grow with the square root of the length. It changes no bit.
 */
public record Backpropagation(int truncate, int checkpoint) {
  public static final int AUTO = -1;

  /** Through the whole sequence, everything kept. */
  public static final Backpropagation FULL = new Backpropagation(0, 0);

  public Backpropagation {
    if (truncate < 0 || checkpoint < AUTO) {
      throw new IllegalArgumentException("a negative number of steps");
    }
  }

  /** Steps of a window of a sequence of up to {@code longest} steps. */
  public int window(int longest) {
    return truncate == 0 ? longest : Math.min(truncate, longest);
  }

  /**
   * Steps of a segment, a multiple of {@code unit} unless it is the whole window.
   *
   * @param unit what layers want the lengths of segments to be a multiple of
   */
  int segment(int longest, int unit) {
    int window = window(longest);
    int wanted =
        switch (checkpoint) {
          case 0 -> window;
          case AUTO -> (int) Math.ceil(Math.sqrt(window));
          default -> checkpoint;
        };
    int rounded = (int) Math.min(window, (wanted + unit - 1L) / unit * unit);
    return Math.max(1, rounded);
  }
}
