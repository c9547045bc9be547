package dev.carousel.compute.sequence;

/**
 * The part of a sequence that a layer has buffers for, or all of it: where it begins, its tokens,
 * and what is drawn in it.
 */
final class Segment {
  private int past;
  private int first;
  private int[] tokens = {};
  private long drawKey;

  /** Says how many steps the states have seen before the sequence. */
  void startAt(int steps) {
    past = steps;
  }

  /** Begins anew at a step of the sequence. */
  void begin(int firstStep) {
    first = firstStep;
  }

  /** Takes the tokens of the whole sequence, {@code [steps, batch]}. */
  void tokens(int[] values) {
    tokens = values;
  }

  /** Takes the key of what is drawn in this layer, at all steps. */
  void drawKey(long key) {
    drawKey = key;
  }

  long drawKey() {
    return drawKey;
  }

  /** The step of the sequence that a step of the segment is. */
  int index(int step) {
    return first + step;
  }

  /** The value of {@code t} at a step of the segment. */
  int time(int step) {
    return past + first + step;
  }

  int[] tokens() {
    return tokens;
  }
}
