package dev.carousel.compute.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.api.CellEquations;
import dev.carousel.api.CellEquations.Constant;
import dev.carousel.api.data.Batch;
import dev.carousel.api.data.Format.Target;
import dev.carousel.api.data.Metric;
import dev.carousel.api.equation.Expression;
import dev.carousel.api.equation.Function;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The interpreter's gradient against central differences of its own loss, in double precision. */
class GradientTest {
  private static final int UNITS = 4;
  private static final int INPUTS = 3;
  private static final int LENGTH = 5;
  private static final double STEP = 1e-5;
  private static final double TOLERANCE = 1e-6;

  static Stream<SampleCells.Sample> cells() {
    return SampleCells.all().stream();
  }

  /**
   * Next values of h, of which every function and operator of the language is part. With the seed
   * that is used no argument comes near a kink.
   */
  static Stream<String> nextValues() {
    return Stream.of(
        "sigmoid(W x + U h)",
        "tanh(W x + U h + b)",
        "relu(W x + U h + b)",
        "exp(tanh(W x + U h))",
        "log(1.5 + tanh(W x + U h))",
        "sin(2 * (W x + U h))",
        "cos(2 * (W x + U h))",
        "sqrt(1.5 + tanh(W x + U h))",
        "abs(W x + U h + b)",
        "-(W x + U h)",
        "max(W x, U h)",
        "min(W x, U h + b)",
        "max(0.1, W x + U h)",
        "min(W x + U h, mean(h))",
        "(W x + U h) % 0.7",
        "tanh(W x + U h) % (2 + p_m * p_m)",
        "-3 % (0.5 + b * b) + 0 * W x + U h",
        "(W x - U h) / (2 + V h * V h)",
        "mean(h) / (2 + W x)",
        "where(W x < U h, W x * h, U h)",
        "where(W x <= b, tanh(W x), U h)",
        "where(W x > U h, 0.5, U h)",
        "where(W x >= U h, W x, mean(h))",
        "where(t == 2, W x, U h)",
        "where(t != 2, W x, U h)",
        "where(mean(W x) < 0, W x, U h)",
        "where(0, W x, U h)",
        "where(h < b, 1, 2) * (U h) + W x",
        "(W x < U h) * (W x)",
        "mean(W x) * h + U h",
        "norm(W x + U h)",
        "norm(W x + U h, p_g, b)",
        "norm(W x, p_g, b) + norm(U h, p_g, b_2, 0.1)",
        "norm(concat(W x, U h, x))[2:units + 2]",
        "concat(W x, U h)[2:units + 2]",
        "concat((W x)[0:2], (U h)[units - 2:units])",
        "concat(mean(h), mean(x), (U h + W x)[1:units - 1])",
        "U^T h + W x",
        "U (W x) + W W^T h",
        "W x + U h + (W^T h + x)[0:1]",
        "a * h + W x + a * a",
        "v * (W x) + v * h",
        "u x + U h",
        "C h + W x",
        "k * (C (C h)) + W x + n * U h",
        "(U - U^T - 0.01 I) h + W x",
        "(U * C) h + W x",
        "(0.5 * U + tanh(V)) h + W x",
        "(U / (2 + V * V)) h + W x",
        "exp(-exp(v)) * h + W x",
        "(max(U, V) - I * U) h + W x",
        "mean(b) * (U h) + W x * mean(p_g)",
        "norm(b) * h + W x",
        "concat(b[1:units], p_g[0:1]) * h + W x",
        "where(U < V, U, V) h + W x",
        "(k U^T) h + 0.5 (W x)",
        "sin(t * b) * h + W x",
        "U (t * h / 5) + W x",
        "W x + stop(mean(x) + t * x[0:1]) * (U h)",
        "W x + chance(0.6) * (U h)",
        "W (held(chance(0.6, x)) * x) + U (chance(0.7) / 0.7 * h)",
        "(U @ V) h + W x",
        "(U W) x + 0.5 (C @ U^T) h",
        "(V^T @ (U - V) @ C) h + W x",
        "inverse(3 I + U) h + W x",
        "inverse(I + 0.5 (U - U^T)) @ (I - 0.5 (U - U^T)) h + (inverse(2 I + V)^T @ W) x",
        "expm(U - U^T) h + W x",
        "expm(U @ V - C) h + mean(b) * (expm(C @ U) h) + W x",
        "(expm(inverse(3 I + U)) @ W) x + U h");
  }

  private static CellEquations cell(String nextValue) {
    return CellEquations.of(List.of("h"), "h", "h' = " + nextValue);
  }

  private static CellEquations declared(String next) {
    CellEquations cell = cell(next);
    cell = next.matches(".*\\ba\\b.*") ? cell.withWeight("a") : cell;
    cell = next.matches(".*\\bv\\b.*") ? cell.withWeight("v", "units") : cell;
    cell = next.matches(".*\\bu\\b.*") ? cell.withWeight("u", "1", "inputs") : cell;
    return cell.withConstant("C", matrix())
        .withConstant("k", 0.75)
        .withConstant("n", Constant.vector(List.of(1.0, -1.0, 0.5, 0.0)));
  }

  private static Constant matrix() {
    return Constant.matrix(
        List.of(
            List.of(0.5, 0.25, 0.0, -1.0),
            List.of(0.0, 0.5, -0.25, 0.0),
            List.of(1.0, 0.0, 0.5, 0.25),
            List.of(-0.5, 0.125, 0.0, 0.5)));
  }

  @Test
  void every_function_and_operator_is_differentiated() {
    List<String> all = nextValues().toList();
    for (Function function : Function.values()) {
      String call = function.label() + "(";
      assertTrue(all.stream().anyMatch(next -> next.contains(call)), function::label);
    }
    for (Expression.Operator operator : Expression.Operator.values()) {
      String symbol = " " + operator.symbol() + " ";
      assertTrue(all.stream().anyMatch(next -> next.contains(symbol)), operator::symbol);
    }
  }

  @ParameterizedTest
  @MethodSource("nextValues")
  void the_derivative_of_an_expression_is_its_slope(String next) {
    check(declared(next), 1, true, false, Target.VALUES);
  }

  @ParameterizedTest
  @MethodSource("cells")
  void the_gradient_of_a_cell_is_its_slope(SampleCells.Sample cell) {
    check(cell.at(UNITS), 1, false, false, Target.VALUES);
  }

  @ParameterizedTest
  @MethodSource("cells")
  void two_layers_with_trained_states_and_tokens(SampleCells.Sample cell) {
    check(cell.at(UNITS), 2, true, true, Target.CLASS);
  }

  @ParameterizedTest
  @EnumSource
  void every_kind_of_target_has_its_gradient(Target target) {
    check(SampleCells.lstm(), 1, true, false, target);
  }

  private static void check(
      CellEquations cell, int layers, boolean trainedStates, boolean tokens, Target target) {
    var format = SampleData.format(target, tokens, INPUTS, 2, LENGTH);
    var model = InterpretedModel.of(new ModelSpec(cell, UNITS, layers, trainedStates, format));
    double[] parameters = SampleData.parameters(model.layout(), 4);
    Batch batch = SampleData.batch(format, 2, 5);
    var gradient = new double[parameters.length];
    double loss = model.gradient(parameters, batch, gradient);
    boolean drawn = cell.text().contains("chance");
    ToDoubleFunction<double[]> losses =
        drawn
            ? at -> model.gradient(at, batch, new double[at.length])
            : at -> loss(model, at, batch);
    assertEquals(losses.applyAsDouble(parameters), loss, 1e-12 * loss);
    double largest = 1e-3;
    for (double g : gradient) {
      largest = Math.max(largest, Math.abs(g));
    }
    for (Layout.Block block : model.layout().blocks()) {
      for (int i = block.offset(); i < block.offset() + block.length(); i++) {
        double slope = slope(losses, parameters, i);
        String where = block.name() + "[" + (i - block.offset()) + "]";
        assertEquals(slope, gradient[i], TOLERANCE * largest, where);
      }
    }
  }

  private static double slope(ToDoubleFunction<double[]> losses, double[] parameters, int i) {
    double value = parameters[i];
    parameters[i] = value + STEP;
    double above = losses.applyAsDouble(parameters);
    parameters[i] = value - STEP;
    double below = losses.applyAsDouble(parameters);
    parameters[i] = value;
    return (above - below) / (2 * STEP);
  }

  private static double loss(Model model, double[] parameters, Batch batch) {
    var score = new Score(0);
    model.evaluate(parameters, batch, score);
    return score.value(Metric.LOSS);
  }
}
