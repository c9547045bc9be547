package dev.carousel.api.data;

/**
 * One sequence as its task writes it: {@link #begin}, then the inputs of every step, then the
 * targets of the steps that count. Inputs not written are 0 (token 0). Written into a batch without
 * copies.
 */
public interface Sequence {

  /** Which sequence of its batch it is, from 0. */
  int row();

  /** How many sequences its batch has. */
  int rows();

  /**
   * Says that it goes on where the same row of the batch before ended: its states begin as they
   * were there. Derivatives do not go back so far. What it continues was as long as the longest of
   * its batch. Called after {@link #begin}.
   */
  void continues();

  /**
   * Starts the sequence.
   *
   * @param length number of steps, from 1 to {@link Format#longest}
   */
  void begin(int length);

  /** Sets one entry of the real input of a step. */
  void input(int step, int channel, double value);

  /**
   * Sets the first entries of the real input of a step, many at once.
   *
   * @param values the entries, from {@code offset} on
   * @param count how many
   */
  void inputs(int step, float[] values, int offset, int count);

  /** Sets the token of a step. */
  void token(int step, int token);

  /** Makes a step count, with the class to be predicted there. */
  void target(int step, int targetClass);

  /** Makes a step count, with one output's value or one class's share to be predicted there. */
  void target(int step, int output, double value);

  /** Makes a step count, with one output that has no value there and enters no loss. */
  void missing(int step, int output);

  /** Makes a step count, with one label that is present there. */
  void label(int step, int output);

  /** Makes a step count with the next step's token as target, or with an empty set of labels. */
  void counts(int step);

  /**
   * Marks a step that decides success, such as the recall after a gap. Where a sequence marks none,
   * every step that counts is decisive.
   */
  void decisive(int step);
}
