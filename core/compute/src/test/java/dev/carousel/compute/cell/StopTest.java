package dev.carousel.compute.cell;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.api.CellEquations;
import dev.carousel.compute.interpret.InterpretedLayer;
import dev.carousel.compute.program.Op;
import dev.carousel.compute.random.Streams;
import dev.carousel.compute.schedule.Inputs;
import dev.carousel.compute.schedule.Loop;
import dev.carousel.compute.schedule.Schedule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** {@code stop(v)} is v, costs nothing, and no derivative goes back through it. */
class StopTest {
  private static final int UNITS = 4;
  private static final int STEPS = 6;

  private static CellPrograms programs(String text) {
    return CellCompiler.programs(CellEquations.of(List.of("h"), "h", text), UNITS, UNITS);
  }

  private static double[] numbers(String name, int count) {
    var random = Streams.named(4, name);
    return IntStream.range(0, count).mapToDouble(_ -> random.gaussian()).toArray();
  }

  /** Derivatives of a weighted sum of all outputs; the first state's under {@code h}. */
  private static Map<String, double[]> gradients(String text) {
    CellPrograms cell = programs(text);
    var weights = new HashMap<String, double[]>();
    cell.weights().forEach(w -> weights.put(w.name(), numbers(w.name(), cell.whole().length(w))));
    var layer = new InterpretedLayer(cell, weights);
    List<double[]> inputs =
        IntStream.range(0, STEPS).mapToObj(t -> numbers("x" + t, UNITS)).toList();
    List<double[]> cotangents =
        IntStream.range(0, STEPS).mapToObj(t -> numbers("d" + t, UNITS)).toList();
    var run = layer.forward(inputs, Map.of("h", numbers("h", UNITS)));
    var back = layer.backward(run, cotangents, Map.of("h", new double[UNITS]));
    var all = new HashMap<>(layer.gradients());
    all.putAll(back.initialStates());
    return all;
  }

  private static String schedule(String text) {
    CellPrograms cell = programs(text);
    return Schedule.of(cell.step(), Loop.forward(cell.step()), Inputs.WITH_STATES).toString();
  }

  @Test
  void it_takes_no_work_at_run_time() {
    String stopped = "a = stop(h)\nh' = tanh(W x + U a + stop(b))";
    String plain = "h' = tanh(W x + U h + b)";
    assertTrue(programs(stopped).whole().has(Op.Stop.class));
    assertFalse(programs(stopped).step().has(Op.Stop.class));
    assertEquals(
        schedule(plain).lines().filter(line -> line.contains("product")).count(),
        schedule(stopped).lines().filter(line -> line.contains("product")).count());
    assertFalse(schedule(stopped).contains("stop"));
  }

  @Test
  void no_derivative_goes_through_a_stopped_state() {
    var cell = gradients("h' = tanh(W x + U stop(h) + b)");
    assertArrayEquals(new double[UNITS], cell.get("h"));
    assertTrue(IntStream.range(0, UNITS).allMatch(i -> cell.get("U")[i] != 0));
  }

  @Test
  void what_goes_another_way_is_left() {
    var both = gradients("h' = 0.5 * h + 0.5 * stop(tanh(W x + h))");
    for (int i = 0; i < UNITS; i++) {
      double expected = 0;
      for (int t = 0; t < STEPS; t++) {
        expected += Math.pow(0.5, t + 1) * numbers("d" + t, UNITS)[i];
      }
      assertEquals(expected, both.get("h")[i], 1e-15);
    }
    assertArrayEquals(new double[UNITS * UNITS], both.get("W"));
  }

  @Test
  void rounding_passes_the_derivative_straight_through() {
    var rounded = gradients("u = sigmoid(W x)\nh' = u + stop(where(u >= 0.5, 1, 0) - u)");
    var smooth = gradients("h' = sigmoid(W x)");
    assertArrayEquals(smooth.get("W"), rounded.get("W"));
  }

  @Test
  void a_stopped_weight_has_no_derivative() {
    var stopped = gradients("A = stop(U) - stop(U)^T\nh' = tanh(W x + A h)");
    assertArrayEquals(new double[UNITS * UNITS], stopped.get("U"));
  }

  @Test
  void stops_of_stops_and_of_results_vanish() {
    var cell = programs("a = stop(stop(tanh(W x)))\nh' = stop(a) + h");
    assertFalse(cell.step().has(Op.Stop.class));
    assertEquals(
        programs("a = tanh(W x)\nh' = a + h").step().equations().size(),
        cell.step().equations().size());
  }
}
