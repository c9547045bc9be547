package dev.carousel.bench;

import dev.carousel.compute.cell.CellCompiler;
import dev.carousel.compute.cell.CellPrograms;
import dev.carousel.compute.program.Program;
import dev.carousel.compute.program.Var;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SplittableRandom;

/**
 * A work with all its numbers, so that several programs can be given the same. What is wanted are
 * the derivatives of {@code Σ outputs · cotangents} by every weight and by the initial states; the
 * inputs are data.
 *
 * @param inputs {@code [steps, batch, inputs]}
 * @param states before the first step by name, {@code [batch, units]}
 * @param weights by the names in the cell's equations; matrices row-major, a row for each unit
 * @param cotangents of the outputs, {@code [steps, batch, units]}
 */
public record Problem(
    Work work,
    float[] inputs,
    SequencedMap<String, float[]> states,
    SequencedMap<String, float[]> weights,
    float[] cotangents) {

  /** A problem of uniform random numbers; weights as wide as is usual for the size. */
  public static Problem random(Work work) {
    var random = new SplittableRandom(1);
    LayerShape shape = work.shape();
    CellPrograms programs =
        CellCompiler.programs(work.cell().equations(), shape.units(), shape.inputs());
    Program whole = programs.whole();
    double width = 1 / Math.sqrt(shape.units());
    var weights = new LinkedHashMap<String, float[]>();
    for (Var weight : programs.weights()) {
      weights.put(weight.name(), uniform(random, whole.length(weight), width));
    }
    var states = new LinkedHashMap<String, float[]>();
    for (Var state : programs.states()) {
      states.put(state.name(), uniform(random, shape.batch() * whole.length(state), 0.5));
    }
    int rows = shape.steps() * shape.batch();
    return new Problem(
        work,
        uniform(random, rows * shape.inputs(), 1),
        states,
        weights,
        uniform(random, rows * shape.units(), 1));
  }

  private static float[] uniform(SplittableRandom random, int count, double width) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (width * (2 * random.nextDouble() - 1));
    }
    return values;
  }

  /** The same problem with all states zero before the first step. */
  public Problem fromZeros() {
    var zeros = new LinkedHashMap<String, float[]>();
    states.forEach((name, values) -> zeros.put(name, new float[values.length]));
    return new Problem(work, inputs, zeros, weights, cotangents);
  }

  /** How large the layer is. */
  public LayerShape shape() {
    return work.shape();
  }

  /**
   * Multiply-adds, counted as two, of the matrix products of a forward and a backward pass: each
   * matrix is a factor of an output and has a derivative; a recurrent one also passes an error on.
   */
  public double operations() {
    double rows = 2.0 * shape().steps() * shape().batch();
    return rows
        * weights.entrySet().stream()
            .mapToDouble(weight -> (double) products(weight.getKey()) * weight.getValue().length)
            .sum();
  }

  private static int products(String weight) {
    return switch (weight.charAt(0)) {
      case 'W' -> 2;
      case 'U' -> 3;
      default -> 0;
    };
  }

  /**
   * Blocks of weights one below the other, in the order in which a program wants its gates.
   *
   * @param names of weights; an empty one is a block of zeros
   */
  public float[] stacked(Iterable<String> names, int columns) {
    int length = shape().units() * columns;
    var blocks = new ArrayList<float[]>();
    names.forEach(name -> blocks.add(name.isEmpty() ? new float[length] : weights.get(name)));
    float[] rows = new float[blocks.size() * length];
    for (int i = 0; i < blocks.size(); i++) {
      System.arraycopy(blocks.get(i), 0, rows, i * length, length);
    }
    return rows;
  }

  /** Takes apart what {@link #stacked} put together, and adds it to a map; zeros are left out. */
  public static void unstack(
      Iterable<String> names, float[] rows, int length, Map<String, float[]> blocks) {
    int from = 0;
    for (String name : names) {
      if (!name.isEmpty()) {
        blocks.put(name, Arrays.copyOfRange(rows, from, from + length));
      }
      from += length;
    }
  }
}
