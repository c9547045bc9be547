package dev.carousel.compute.interpret;

import dev.carousel.compute.program.Equation;
import dev.carousel.compute.program.Op;
import dev.carousel.compute.program.Program;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/** The value of each op. Matrices are row-major. */
final class EvalRules {
  private EvalRules() {}

  static double[] evaluate(
      Program program, Equation equation, List<double[]> a, int step, Chances chances) {
    Map<String, Integer> sizes = program.sizes();
    int length = program.length(equation.target());
    return switch (equation.op()) {
      case Op.Fill fill -> fill(length, _ -> fill.value());
      case Op.Fixed fixed -> fill(length, i -> fixed.values().get(i));
      case Op.Count count -> fill(1, _ -> count.size().value(sizes));
      case Op.StepIndex _ -> fill(1, _ -> step);
      case Op.Identity identity -> {
        int n = identity.size().value(sizes);
        yield fill(n * n, i -> i / n == i % n ? 1 : 0);
      }
      case Op.Chance chance -> chances.draw(chance, length, step);
      case Op.Stop _ -> a.getFirst();
      case Op.Map1 map -> fill(length, i -> map.function().apply(a.getFirst()[i]));
      case Op.Map2 map ->
          fill(length, i -> map.function().apply(at(a.getFirst(), i), at(a.getLast(), i)));
      case Op.Select _ ->
          fill(length, i -> at(a.get(0), i) != 0 ? at(a.get(1), i) : at(a.get(2), i));
      case Op.Product product -> product(product.transposed(), a.getFirst(), a.getLast(), length);
      case Op.Outer _ -> {
        int columns = a.getLast().length;
        yield fill(length, i -> a.getFirst()[i / columns] * a.getLast()[i % columns]);
      }
      case Op.Transpose _ -> transpose(a.getFirst(), rows(equation, program), length);
      case Op.Sum _ -> fill(1, _ -> Arrays.stream(a.getFirst()).reduce(0, Double::sum));
      case Op.Stretch _ -> fill(length, _ -> a.getFirst()[0]);
      case Op.Slice slice -> fill(length, i -> a.getFirst()[slice.from().value(sizes) + i]);
      case Op.Pad pad -> {
        var padded = new double[length];
        int from = pad.from().value(sizes);
        System.arraycopy(a.getFirst(), 0, padded, from, a.getFirst().length);
        yield padded;
      }
      case Op.Concat _ -> a.stream().flatMapToDouble(Arrays::stream).toArray();
      case Op.MatrixProduct _ ->
          Matrices.product(a.getFirst(), a.getLast(), rows(equation, program));
      case Op.Inverse _ -> Matrices.inverse(a.getFirst(), rows(equation, program));
      case Op.Exponential _ ->
          MatrixExponential.of(rows(equation, program), a.getFirst()).getFirst();
      case Op.ExponentialSlope _ ->
          MatrixExponential.of(rows(equation, program), a.getFirst(), a.getLast()).getLast();
    };
  }

  private static int rows(Equation equation, Program program) {
    return equation.target().shape().rows().value(program.sizes());
  }

  private static double[] fill(int length, IntToDoubleFunction entry) {
    var result = new double[length];
    Arrays.setAll(result, entry);
    return result;
  }

  /** A scalar meets every entry. */
  private static double at(double[] values, int i) {
    return values[values.length == 1 ? 0 : i];
  }

  private static double[] product(
      boolean transposed, double[] matrix, double[] vector, int length) {
    int inner = vector.length;
    return fill(
        length,
        i -> {
          double sum = 0;
          for (int k = 0; k < inner; k++) {
            sum += matrix[transposed ? k * length + i : i * inner + k] * vector[k];
          }
          return sum;
        });
  }

  private static double[] transpose(double[] matrix, int rows, int length) {
    int columns = length / rows;
    return fill(length, i -> matrix[(i % columns) * rows + i / columns]);
  }
}
