package dev.carousel.tasks;

import dev.carousel.api.data.RandomStream;

/** Numbers from 0 on, drawn without repetition, number g weighing {@code (g + 1)^(power - 1)}. */
final class WeightedDraw {
  private final double[] weights;
  private final double[] left;
  private final double all;
  private double total;

  WeightedDraw(int count, double power) {
    weights = new double[count];
    double sum = 0;
    for (int g = 0; g < count; g++) {
      weights[g] = StrictMath.pow(g + 1, power - 1);
      sum += weights[g];
    }
    all = sum;
    left = new double[count];
  }

  /** Makes every number available again. */
  void restart() {
    System.arraycopy(weights, 0, left, 0, left.length);
    total = all;
  }

  int draw(RandomStream random) {
    double target = random.uniform() * total;
    int last = -1;
    for (int g = 0; g < left.length; g++) {
      if (left[g] > 0) {
        last = g;
        target -= left[g];
        if (target < 0) {
          break;
        }
      }
    }
    total -= left[last];
    left[last] = 0;
    return last;
  }
}
