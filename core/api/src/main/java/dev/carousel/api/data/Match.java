package dev.carousel.api.data;

/**
 * When a prediction of {@link Format.Target#VALUES} is right, or where it says so of {@link
 * Format.Target#LABELS}; values that are NaN are missing.
 */
public sealed interface Match {

  /** Every output is within an absolute error of its value. */
  record Within(double error) implements Match {
    @Override
    public boolean isRight(double[] prediction, float[] values, int offset) {
      for (int i = 0; i < prediction.length; i++) {
        float value = values[offset + i];
        if (!Float.isNaN(value) && !(Math.abs(prediction[i] - value) <= error)) {
          return false;
        }
      }
      return true;
    }

    @Override
    public String toString() {
      return "within " + error;
    }
  }

  /**
   * Every output whose value is above 0 is larger than all whose value is not: what may come next
   * is more active than what may not. Ties count as wrong. Also of labels, for each of which no
   * single output has to be above 1/2.
   */
  record Ranked() implements Match {
    @Override
    public boolean isRight(double[] prediction, float[] values, int offset) {
      double least = Double.POSITIVE_INFINITY;
      double most = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < prediction.length; i++) {
        float value = values[offset + i];
        if (value > 0) {
          least = Math.min(least, prediction[i]);
        } else if (value <= 0) {
          most = Math.max(most, prediction[i]);
        }
      }
      return least > most;
    }

    @Override
    public String toString() {
      return "where the outputs above 0 are the largest";
    }
  }

  /**
   * Whether a prediction is right.
   *
   * @param prediction [outputs]
   * @param values among which those of the outputs begin at {@code offset}
   */
  boolean isRight(double[] prediction, float[] values, int offset);
}
