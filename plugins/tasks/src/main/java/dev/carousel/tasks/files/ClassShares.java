package dev.carousel.tasks.files;

import dev.carousel.api.data.Baseline;
import dev.carousel.api.data.Metric;
import java.util.Arrays;
import java.util.List;

/**
 * How often each class is trained.
 *
 * @param counts [classes]
 */
record ClassShares(int[] counts) {

  /** Of the first {@code trained} of some examples. */
  static ClassShares of(int classes, int[] named, int trained) {
    var counts = new int[classes];
    for (int i = 0; i < trained; i++) {
      counts[named[i]]++;
    }
    return new ClassShares(counts);
  }

  private int commonest() {
    int commonest = 0;
    for (int i = 1; i < counts.length; i++) {
      commonest = counts[i] > counts[commonest] ? i : commonest;
    }
    return commonest;
  }

  /** What whoever knows no more reaches on the examples from {@code first} on. */
  List<Baseline> baselines(int[] heldOut, int first) {
    int commonest = commonest();
    double trained = Arrays.stream(counts).sum() + counts.length;
    double right = 0;
    double loss = 0;
    for (int i = first; i < heldOut.length; i++) {
      right += heldOut[i] == commonest ? 1 : 0;
      loss -= StrictMath.log((counts[heldOut[i]] + 1.0) / trained);
    }
    String meaning = "knows how often each class is";
    int count = heldOut.length - first;
    return List.of(
        new Baseline("chance", meaning, Metric.ACCURACY, right / count),
        new Baseline("chance", meaning, Metric.LOSS, loss / count));
  }
}
