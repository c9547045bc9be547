package dev.carousel.compute.sequence;

/**
 * The part of a sequence that a layer has buffers for, or all of it: where it begins, its tokens,
 * and what is drawn in it.
 */
final class Segment {
  private int first;
  private int[] tokens = {};
  private long drawKey;

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
  int time(int step) {
    return first + step;
  }

  int[] tokens() {
    return tokens;
  }
}
