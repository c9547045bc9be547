package dev.carousel.compute.interpret;

import dev.carousel.compute.program.Op;
import dev.carousel.compute.random.Draws;
import java.util.Arrays;

/** What chances come to for one sequence. */
@FunctionalInterface
public interface Chances {
  /** The mean of each, which is its probability: evaluation. */
  Chances MEAN =
      (chance, length, step) -> {
        var values = new double[length];
        Arrays.fill(values, chance.probability());
        return values;
      };

  /**
   * The values of one chance.
   *
   * @param step the step index, from 0
   */
  double[] draw(Op.Chance chance, int length, int step);

  /**
   * Draws of zeros and ones.
   *
   * @param layer the key of a layer in an update
   * @param sequence of the batch, from 0
   */
  static Chances drawn(long layer, int sequence) {
    return (chance, length, step) -> {
      var row = new float[length];
      Draws.chance(
          Draws.key(chance.key(layer, step), sequence), chance.probability(), row, 0, length);
      var values = new double[length];
      Arrays.setAll(values, i -> row[i]);
      return values;
    };
  }
}
