package dev.carousel.api.data;

import java.util.Arrays;
import java.util.Objects;

/**
 * Several sequences side by side, time-major: entry {@code [t, b]} of an array is at {@code t *
 * sequences + b}. Made once for a format and filled again for each update.
 *
 * <p>Shorter sequences are padded at the end with zeros that never count.
 */
public final class Batch {
  private final Format format;
  private final int sequences;
  private final float[] inputs;
  private final int[] tokens;
  private final int[] classes;
  private final float[] values;
  private final boolean[] counted;
  private final boolean[] decisive;
  private final int[] lengths;
  private final int[] before;
  private final boolean[] continued;
  private final Writer writer = new Writer();
  private int steps;

  public Batch(Format format, int sequences) {
    if (sequences < 1) {
      throw new IllegalArgumentException("a batch needs at least one sequence");
    }
    this.format = format;
    this.sequences = sequences;
    int positions = Math.multiplyExact(format.longest(), sequences);
    boolean classed =
        format.target() == Format.Target.CLASS || format.target() == Format.Target.NEXT_TOKEN;
    inputs = new float[format.tokens() ? 0 : Math.multiplyExact(positions, format.inputs())];
    tokens = new int[format.tokens() ? positions : 0];
    classes = new int[classed ? positions : 0];
    values = new float[classed ? 0 : Math.multiplyExact(positions, format.outputs())];
    counted = new boolean[positions];
    decisive = new boolean[positions];
    lengths = new int[sequences];
    before = new int[sequences];
    continued = new boolean[sequences];
  }

  /** Replaces the content by the next sequences of {@code episodes}. */
  public Batch fill(Episodes episodes) {
    clear();
    for (int b = 0; b < sequences; b++) {
      writer.start(b);
      episodes.next(writer);
      writer.finish();
    }
    return this;
  }

  private void clear() {
    int used = steps * sequences;
    Arrays.fill(inputs, 0, Math.min(inputs.length, used * format.inputs()), 0f);
    Arrays.fill(tokens, 0, Math.min(tokens.length, used), 0);
    Arrays.fill(classes, 0, Math.min(classes.length, used), 0);
    Arrays.fill(values, 0, Math.min(values.length, used * format.outputs()), 0f);
    Arrays.fill(counted, 0, used, false);
    Arrays.fill(decisive, 0, used, false);
    for (int b = 0; b < sequences; b++) {
      before[b] = lengths[b] == steps ? steps : 0;
    }
    Arrays.fill(continued, false);
    Arrays.fill(lengths, 0);
    steps = 0;
  }

  public Format format() {
    return format;
  }

  /** Steps of the longest sequence in the batch. */
  public int steps() {
    return steps;
  }

  public int sequences() {
    return sequences;
  }

  /** Steps of sequence {@code b}. */
  public int length(int b) {
    return lengths[b];
  }

  /**
   * Whether sequence {@code b} begins with the states that row {@code b} ended with in the batch
   * before.
   */
  public boolean continued(int b) {
    return continued[b];
  }

  /** Whether any sequence continues another. */
  public boolean anyContinued() {
    for (boolean each : continued) {
      if (each) {
        return true;
      }
    }
    return false;
  }

  /** Makes every sequence begin with the initial states. */
  public void startAfresh() {
    Arrays.fill(continued, false);
  }

  /** Real inputs [steps, sequences, inputs]; empty for tokens. */
  public float[] inputs() {
    return inputs;
  }

  /** Token inputs [steps, sequences]; empty for real inputs. */
  public int[] tokens() {
    return tokens;
  }

  /** Target classes [steps, sequences], valid where {@link #counted}. */
  public int[] classes() {
    return classes;
  }

  /**
   * Target values, NaN where missing, shares, or labels as 0 and 1, [steps, sequences, outputs].
   */
  public float[] values() {
    return values;
  }

  /** Which steps enter the loss, [steps, sequences]. */
  public boolean[] counted() {
    return counted;
  }

  /** Which steps decide success, [steps, sequences]. */
  public boolean[] decisive() {
    return decisive;
  }

  /** Writes one sequence after the other straight into the arrays. */
  private final class Writer implements Sequence {
    private int b;
    private int length;
    private boolean anyDecisive;

    void start(int sequence) {
      b = sequence;
      length = 0;
      anyDecisive = false;
    }

    private int at(int step) {
      if (step < 0 || step >= length) {
        throw new IndexOutOfBoundsException(
            "step " + step + " of a sequence of " + length + " steps");
      }
      return step * sequences + b;
    }

    private static int within(int index, int size, String what) {
      if (index < 0 || index >= size) {
        throw new IndexOutOfBoundsException(what + " " + index + " of " + size);
      }
      return index;
    }

    @Override
    public int row() {
      return b;
    }

    @Override
    public int rows() {
      return sequences;
    }

    @Override
    public void continues() {
      if (length == 0 || before[b] == 0) {
        throw new IllegalStateException(
            "sequence " + b + " continues one that is not there or was shorter than its batch");
      }
      continued[b] = true;
    }

    @Override
    public void begin(int newLength) {
      if (newLength < 1 || newLength > format.longest() || length != 0) {
        throw new IllegalArgumentException(
            "a sequence of " + newLength + " steps, where the longest has " + format.longest());
      }
      length = newLength;
      lengths[b] = newLength;
      steps = Math.max(steps, newLength);
    }

    @Override
    public void input(int step, int channel, double value) {
      inputs[at(step) * format.inputs() + within(channel, format.inputs(), "channel")] =
          (float) value;
    }

    @Override
    public void inputs(int step, float[] values, int offset, int count) {
      Objects.checkFromIndexSize(0, count, format.inputs());
      System.arraycopy(values, offset, inputs, at(step) * format.inputs(), count);
    }

    @Override
    public void token(int step, int token) {
      tokens[at(step)] = within(token, format.inputs(), "token");
    }

    @Override
    public void target(int step, int targetClass) {
      classes[at(step)] = within(targetClass, format.outputs(), "class");
      counted[at(step)] = true;
    }

    @Override
    public void target(int step, int output, double value) {
      values[at(step) * format.outputs() + within(output, format.outputs(), "output")] =
          (float) value;
      counted[at(step)] = true;
    }

    @Override
    public void missing(int step, int output) {
      target(step, output, Double.NaN);
    }

    @Override
    public void label(int step, int output) {
      target(step, output, 1);
    }

    @Override
    public void counts(int step) {
      counted[at(step)] = true;
    }

    @Override
    public void decisive(int step) {
      decisive[at(step)] = true;
      anyDecisive = true;
    }

    private void finish() {
      if (length == 0) {
        throw new IllegalStateException("the task wrote a sequence without beginning it");
      }
      boolean next = format.target() == Format.Target.NEXT_TOKEN;
      int position = b;
      for (int step = 0; step < length; step++, position += sequences) {
        if (next && counted[position]) {
          targetNext(step, position);
        }
        if (!anyDecisive) {
          decisive[position] = counted[position];
        } else if (decisive[position] && !counted[position]) {
          throw new IllegalStateException("step " + step + " is decisive but has no target");
        }
      }
    }

    private void targetNext(int step, int position) {
      if (step + 1 == length) {
        throw new IllegalStateException("the last step has no next token to predict");
      }
      classes[position] = tokens[position + sequences];
    }
  }
}
