package dev.carousel.api;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * One step of a cell as text, with what stands beside it. Made by {@link #of} and completed by the
 * {@code with…} methods, each of which returns a changed copy.
 *
 * <p>In the text a state's name is its previous value and the primed name its next one; {@code x}
 * is the input of size {@code inputs}, {@code t} the step index from 0, {@code I} the identity
 * matrix. A name that begins with a capital letter is a weight matrix of {@code units} rows, {@code
 * b} or {@code b_…} a bias and {@code p_…} an elementwise weight, both of {@code units} entries;
 * any other weight is declared. What is computed from weights and constants alone, such as {@code
 * expm(A)} with {@code A = K - K^T}, is computed once per update, in double precision.
 *
 * @param states name of each state to its size, such as {@code units} or {@code 2*units}
 * @param output the state whose next value, or the assigned name, that the cell puts out
 * @param text the equations, one a line
 * @param sizes named sizes that shapes and slices may use, beside {@code units} and {@code inputs}
 * @param weights declared weights: name to shape, such as {@code [units]}, {@code [1, inputs]};
 *     {@code []} is a scalar
 * @param constants untrained numbers, vectors and matrices by name
 * @param initial how a weight begins, by name; weights without an entry follow the study
 * @param retention biases of gates that keep the old state: +1 where a larger bias keeps more, -1
 *     where it keeps less
 * @param frozen weights that stay as they begin, in order
 */
public record CellEquations(
    SequencedMap<String, String> states,
    String output,
    String text,
    SequencedMap<String, Integer> sizes,
    SequencedMap<String, List<String>> weights,
    SequencedMap<String, Constant> constants,
    SequencedMap<String, Initializer> initial,
    SequencedMap<String, Integer> retention,
    List<String> frozen) {

  /**
   * A fixed array of {@code rows} by {@code columns} values, row-major. A scalar has no rows, a
   * vector no columns.
   *
   * @param shape empty for a scalar, one entry for a vector, two for a matrix
   */
  public record Constant(List<Integer> shape, List<Double> values) {
    public Constant {
      shape = List.copyOf(shape);
      values = List.copyOf(values);
      int count = shape.stream().reduce(1, (a, b) -> a * b);
      if (shape.size() > 2 || values.size() != count) {
        throw new IllegalArgumentException(
            "a constant of shape " + shape + " cannot hold " + values.size() + " values");
      }
    }

    public static Constant scalar(double value) {
      return new Constant(List.of(), List.of(value));
    }

    public static Constant vector(List<Double> values) {
      return new Constant(List.of(values.size()), values);
    }

    /** A matrix by rows. */
    public static Constant matrix(List<List<Double>> rows) {
      int columns = rows.isEmpty() ? 0 : rows.getFirst().size();
      return new Constant(
          List.of(rows.size(), columns), rows.stream().flatMap(List::stream).toList());
    }
  }

  public CellEquations {
    states = copy(states);
    sizes = copy(sizes);
    weights = copy(weights);
    constants = copy(constants);
    initial = copy(initial);
    retention = copy(retention);
    frozen = List.copyOf(frozen);
  }

  private static <V> SequencedMap<String, V> copy(Map<String, V> map) {
    return java.util.Collections.unmodifiableSequencedMap(new LinkedHashMap<>(map));
  }

  private static <V> SequencedMap<String, V> plus(Map<String, V> map, String name, V value) {
    var result = new LinkedHashMap<>(map);
    result.put(name, value);
    return result;
  }

  /** Equations whose states, named in order, all have {@code units} entries. */
  public static CellEquations of(List<String> states, String output, String text) {
    var sized = new LinkedHashMap<String, String>();
    states.forEach(state -> sized.put(state, "units"));
    return new CellEquations(
        sized,
        output,
        text,
        new LinkedHashMap<>(),
        new LinkedHashMap<>(),
        new LinkedHashMap<>(),
        new LinkedHashMap<>(),
        new LinkedHashMap<>(),
        List.of());
  }

  /** The same page in another wording. */
  public CellEquations withText(String changed) {
    return new CellEquations(
        states, output, changed, sizes, weights, constants, initial, retention, frozen);
  }

  public CellEquations withState(String name, String size) {
    return new CellEquations(
        plus(states, name, size),
        output,
        text,
        sizes,
        weights,
        constants,
        initial,
        retention,
        frozen);
  }

  public CellEquations withSize(String name, int size) {
    return new CellEquations(
        states,
        output,
        text,
        plus(sizes, name, size),
        weights,
        constants,
        initial,
        retention,
        frozen);
  }

  public CellEquations withWeight(String name, String... shape) {
    return new CellEquations(
        states,
        output,
        text,
        sizes,
        plus(weights, name, List.of(shape)),
        constants,
        initial,
        retention,
        frozen);
  }

  public CellEquations withConstant(String name, Constant value) {
    return new CellEquations(
        states,
        output,
        text,
        sizes,
        weights,
        plus(constants, name, value),
        initial,
        retention,
        frozen);
  }

  public CellEquations withConstant(String name, double value) {
    return withConstant(name, Constant.scalar(value));
  }

  public CellEquations withInitial(String name, Initializer initializer) {
    return new CellEquations(
        states,
        output,
        text,
        sizes,
        weights,
        constants,
        plus(initial, name, initializer),
        retention,
        frozen);
  }

  /** Begins the named weight at one value. */
  public CellEquations withInitial(String name, double value) {
    return withInitial(name, Initializer.constant(value));
  }

  public CellEquations withRetention(String bias, int sign) {
    return new CellEquations(
        states,
        output,
        text,
        sizes,
        weights,
        constants,
        initial,
        plus(retention, bias, sign),
        frozen);
  }

  /** Keeps weights as they begin: they are drawn for each replicate and never trained. */
  public CellEquations withFrozen(String... names) {
    var all = new LinkedHashSet<>(frozen);
    all.addAll(List.of(names));
    return new CellEquations(
        states, output, text, sizes, weights, constants, initial, retention, List.copyOf(all));
  }
}
