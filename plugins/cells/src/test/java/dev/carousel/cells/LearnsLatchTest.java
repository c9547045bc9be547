package dev.carousel.cells;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.api.Cell;
import dev.carousel.api.Initializer;
import dev.carousel.api.Initializer.Role;
import dev.carousel.api.data.Batch;
import dev.carousel.api.data.Episodes;
import dev.carousel.api.data.Metric;
import dev.carousel.api.describe.ComponentType;
import dev.carousel.compute.model.Clipping;
import dev.carousel.compute.model.CompiledModel;
import dev.carousel.compute.model.Initial;
import dev.carousel.compute.model.ModelSpec;
import dev.carousel.compute.model.Score;
import dev.carousel.compute.random.Draws;
import dev.carousel.compute.random.Streams;
import dev.carousel.initializers.Constant;
import dev.carousel.initializers.Distribution;
import dev.carousel.initializers.ForgetBias;
import dev.carousel.initializers.Glorot;
import dev.carousel.initializers.Orthogonal;
import dev.carousel.initializers.Uniform;
import dev.carousel.optimizers.Adam;
import dev.carousel.tasks.Latch;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every cell with its defaults, small, learns to name the first of eight symbols, a latch that no
 * cell without a memory learns, and that every cell with one should. What is not expected to learn
 * it says why.
 */
final class LearnsLatchTest {
  private static final int UNITS = 8;
  private static final int BATCH = 16;
  private static final int UPDATES = 2000;
  private static final int UPDATES_IN_VAIN = 200;
  private static final Latch TASK = new Latch(7, 2, 4);

  /** Names of cells to the reason why they cannot learn it. */
  private static final Map<String, String> NOT_EXPECTED =
      Map.of(
          "esn",
          "only its readout learns, and so few fixed units do not hold the cue apart from the rest",
          "last-input",
          "it has no memory: the query alone does not tell the cue",
          "mrnn",
          "its recurrent matrix begins as a product of three and shrinks the state at every step",
          "rnn-jordan",
          "every step passes a logistic layer, which lets through a quarter of an error at most");

  /** A component of this plugin by its class. */
  record Named(String name, Cell cell) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Named> cells() {
    return new CellsPlugin()
        .components().stream()
            .map(ComponentType::of)
            .map(type -> new Named(type.name(), (Cell) type.create(Map.of("units", (long) UNITS))));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void it_learns_a_latch_or_says_why_not(Named named) {
    boolean expected = !NOT_EXPECTED.containsKey(named.name());
    assertEquals(
        expected,
        learns(named.cell(), expected ? UPDATES : UPDATES_IN_VAIN),
        () -> named + ": " + NOT_EXPECTED.getOrDefault(named.name(), "it should learn"));
  }

  @Test
  void those_not_expected_to_learn_are_cells() {
    Set<String> names = cells().map(Named::name).collect(Collectors.toSet());
    assertTrue(names.containsAll(NOT_EXPECTED.keySet()));
    assertFalse(NOT_EXPECTED.containsValue(""));
  }

  @Test
  void an_echo_state_network_of_many_units_learns_it() {
    assertTrue(learns(new Esn(200, 1, 0.95, 0.1, 0.5), UPDATES));
  }

  private static boolean learns(Cell cell, int updates) {
    var model =
        CompiledModel.of(new ModelSpec(cell.equations(), cell.units(), 1, false, TASK.format()));
    double[] parameters =
        Initial.parameters(
            model.layout(),
            cell.units(),
            byRole(),
            cell.equations().initial(),
            name -> Streams.named(1, "weights", name));
    model.freeze(
        Initial.frozen(
            model.layout(),
            cell.units(),
            byRole(),
            cell.equations().initial(),
            name -> Streams.named(1, "weights", name)));
    var rule =
        new Adam(0.01, 0.9, 0.999, 1e-8, 0, false)
            .rule(model.layout().tensors(), Streams.named(1, "rule"));
    Episodes episodes = TASK.episodes(Streams.named(1, "batches"));
    var batch = new Batch(TASK.format(), BATCH);
    var gradient = new double[parameters.length];
    for (int update = 1; update <= updates; update++) {
      model.draw(Draws.key(1, update));
      model.gradient(parameters, batch.fill(episodes), gradient);
      Clipping.byNorm(gradient, 1);
      rule.update(parameters, gradient, 0.01);
      if (update % 25 == 0 && solves(model, parameters)) {
        return true;
      }
    }
    return false;
  }

  private static boolean solves(CompiledModel model, double[] parameters) {
    Episodes episodes = TASK.episodes(Streams.named(1, "evaluation"));
    var batch = new Batch(TASK.format(), BATCH);
    var score = new Score(0);
    for (int k = 0; k < 8; k++) {
      model.evaluate(parameters, batch.fill(episodes), score);
    }
    return score.value(Metric.ACCURACY) >= 0.99;
  }

  /** As a study begins weights that neither it nor the cell says anything about. */
  private static Map<Role, Initializer> byRole() {
    return Map.of(
        Role.INPUT, new Glorot(Distribution.UNIFORM, 1),
        Role.RECURRENT, new Orthogonal(1),
        Role.READOUT, new Glorot(Distribution.UNIFORM, 1),
        Role.BIAS, new ForgetBias(1),
        Role.VECTOR, new Uniform(0),
        Role.STATE, new Constant(0));
  }
}
