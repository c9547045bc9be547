package dev.carousel.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SplittableRandom;

/**
 * One LSTM layer with all its numbers, so that several programs can be given the same. What is
 * wanted are the derivatives of {@code Σ outputs · cotangents} by every weight and by the initial
 * states; the inputs are data.
 *
 * @param inputs {@code [steps, batch, inputs]}
 * @param states {@code h} and {@code c} before the first step, {@code [batch, units]}
 * @param weights {@code W_z}, {@code U_z}, {@code b_z} and so on for the gates {@code i}, {@code
 *     f}, {@code o}; matrices row-major, a row for each unit
 * @param cotangents of the outputs, {@code [steps, batch, units]}
 */
public record LstmProblem(
    LstmShape shape,
    float[] inputs,
    SequencedMap<String, float[]> states,
    SequencedMap<String, float[]> weights,
    float[] cotangents) {

  /** Block input, input gate, forget gate, output gate. */
  public static final List<String> GATES = List.of("z", "i", "f", "o");

  /** A problem of uniform random numbers; weights as wide as is usual for the size. */
  public static LstmProblem random(LstmShape shape) {
    var random = new SplittableRandom(1);
    int rows = shape.steps() * shape.batch();
    int units = shape.units();
    double width = 1 / Math.sqrt(units);
    var weights = new LinkedHashMap<String, float[]>();
    for (String gate : GATES) {
      weights.put("W_" + gate, uniform(random, units * shape.inputs(), width));
      weights.put("U_" + gate, uniform(random, units * units, width));
      weights.put("b_" + gate, uniform(random, units, width));
    }
    var states = new LinkedHashMap<String, float[]>();
    states.put("h", uniform(random, shape.batch() * units, 0.5));
    states.put("c", uniform(random, shape.batch() * units, 0.5));
    return new LstmProblem(
        shape,
        uniform(random, rows * shape.inputs(), 1),
        states,
        weights,
        uniform(random, rows * units, 1));
  }

  private static float[] uniform(SplittableRandom random, int count, double width) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (width * (2 * random.nextDouble() - 1));
    }
    return values;
  }
}
