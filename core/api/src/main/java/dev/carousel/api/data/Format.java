package dev.carousel.api.data;

/**
 * Sizes and kinds of a task's inputs and targets.
 *
 * @param inputs entries of the input vector, or the number of tokens
 * @param tokens whether each step's input is one token of {@code inputs} instead of real numbers
 * @param outputs entries of the readout: values, classes or labels
 * @param target what a target is, and so which loss is trained
 * @param longest the most steps any sequence has
 */
public record Format(int inputs, boolean tokens, int outputs, Target target, int longest) {

  /** What a target is, and the loss that belongs to it. Losses are means over counted steps. */
  public enum Target {
    /** Real numbers; squared error, mean over the outputs. */
    VALUES,
    /** One of {@code outputs} classes; cross entropy of a softmax, in nats. */
    CLASS,
    /**
     * How likely each of {@code outputs} classes is, numbers that sum to 1; cross entropy of a
     * softmax, in nats. A prediction is correct where the likely classes are the largest outputs:
     * each above all that cannot be.
     */
    SHARES,
    /** A set of labels; sum over the outputs of the logistic cross entropies, in nats. */
    LABELS,
    /** The token of the next step; cross entropy as for {@link #CLASS}. */
    NEXT_TOKEN
  }

  public Format {
    if (inputs < 1 || outputs < 1 || longest < 1) {
      throw new IllegalArgumentException("sizes must be positive: " + inputs + ", " + outputs);
    }
    if (target == Target.NEXT_TOKEN && (!tokens || inputs != outputs)) {
      throw new IllegalArgumentException("next-token targets need token inputs of the same size");
    }
  }

  public static Format tokens(int tokens, int classes, int longest) {
    return new Format(tokens, true, classes, Target.CLASS, longest);
  }

  public static Format nextToken(int tokens, int longest) {
    return new Format(tokens, true, tokens, Target.NEXT_TOKEN, longest);
  }

  public static Format values(int inputs, int outputs, int longest) {
    return new Format(inputs, false, outputs, Target.VALUES, longest);
  }
}
