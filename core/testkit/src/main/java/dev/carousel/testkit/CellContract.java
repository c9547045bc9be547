package dev.carousel.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.carousel.api.Cell;
import dev.carousel.api.Component;
import dev.carousel.api.data.Batch;
import dev.carousel.compute.cell.CellCompiler;
import dev.carousel.compute.model.InterpretedModel;
import dev.carousel.compute.model.Model;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a cell promises: its equations compile, their gradient is right, and the compiled cell
 * computes what the interpreted one does. Of a cell with {@code stop(v)}, the gradient without
 * stops is held to differences of the loss; of one with {@code chance(p)}, that of equal draws.
 */
public abstract class CellContract extends ComponentContract {
  private static final int LAYERS = 2;

  /** The cell under test. */
  protected abstract Cell cell();

  /**
   * How many inputs it is tried with where others would have {@code usual}. A cell whose equations
   * add the input to a state, and so take as many inputs as it has units, returns {@code units}.
   */
  protected int inputs(int units, int usual) {
    return usual;
  }

  @Override
  final Component component() {
    return cell();
  }

  @ParameterizedTest(name = "{0} units")
  @ValueSource(ints = {1, 2, 7, 8, 9, 31})
  protected void its_equations_compile(int units) {
    Cell resized = resized(units);
    assertEquals(units, resized.units());
    assertDoesNotThrow(() -> CellCompiler.check(resized.equations(), units, inputs(units, 1)));
    assertDoesNotThrow(() -> CellCompiler.check(resized.equations(), units, inputs(units, 5)));
  }

  @Test
  protected void its_gradient_is_that_of_central_differences() {
    var trial = trial(small(), LAYERS, TinyTrial.LENGTHS);
    Model model = trial.unstopped();
    double[] parameters = trial.parameters(model);
    Batch batch = trial.batch();
    double[] gradient = new double[parameters.length];
    double loss = model.gradient(parameters, batch, gradient);
    if (!trial.isRandom()) {
      assertEquals(TinyTrial.loss(model, parameters, batch), loss, 1e-12 * (1 + Math.abs(loss)));
    }
    double tolerance = 1e-6 * TinyTrial.largest(gradient);
    for (TinyTrial.Slope slope : trial.slopes(model, parameters, gradient)) {
      assertEquals(slope.byDifference(), slope.byGradient(), tolerance, slope.weight());
    }
  }

  @ParameterizedTest(name = "{0} units, {1} sequences of {2} steps")
  @CsvSource({"1, 3, 17", "2, 1, 2", "7, 3, 2", "8, 1, 17", "9, 3, 1", "31, 3, 17"})
  protected void compiled_it_computes_what_it_does_interpreted(
      int units, int sequences, int steps) {
    int[] lengths = IntStream.generate(() -> steps).limit(sequences).toArray();
    compare(trial(resized(units), 1, lengths));
  }

  @Test
  protected void compiled_in_layers_and_uneven_lengths_it_computes_what_it_does_interpreted() {
    compare(trial(small(), LAYERS, TinyTrial.LENGTHS));
  }

  private static void compare(TinyTrial trial) {
    InterpretedModel interpreted = trial.interpreted();
    Model compiled = trial.compiled();
    assertEquals(interpreted.layout(), compiled.layout());
    double[] parameters = trial.parameters(interpreted);
    double[] expected = new double[parameters.length];
    double[] found = new double[parameters.length];
    double expectedLoss = interpreted.gradient(parameters, trial.batch(), expected);
    double foundLoss = compiled.gradient(parameters, trial.batch(), found);
    double tolerance = trial.floatTolerance();
    assertEquals(expectedLoss, foundLoss, tolerance * (1 + Math.abs(expectedLoss)));
    assertArrayEquals(expected, found, tolerance * (1 + TinyTrial.largest(expected)));
    assertEquals(
        TinyTrial.loss(interpreted, parameters, trial.batch()),
        TinyTrial.loss(compiled, parameters, trial.batch()),
        tolerance * (1 + Math.abs(expectedLoss)));
  }

  @Test
  protected void compiled_twice_it_gives_the_same_bits() {
    var trial = trial(small(), 1, TinyTrial.LENGTHS);
    double[] parameters = trial.parameters(trial.interpreted());
    double[] first = new double[parameters.length];
    double[] second = new double[parameters.length];
    double firstLoss = trial.compiled().gradient(parameters, trial.batch(), first);
    double secondLoss = trial.compiled().gradient(parameters, trial.batch(), second);
    assertEquals(firstLoss, secondLoss);
    assertArrayEquals(first, second);
  }

  @Test
  protected void interpreted_a_batch_is_the_sum_of_its_sequences() {
    var trial = trial(small(), 1, TinyTrial.LENGTHS);
    splits(trial, trial.interpreted(), 1e-12);
  }

  @Test
  protected void compiled_a_batch_is_the_sum_of_its_sequences() {
    var trial = trial(small(), 1, TinyTrial.LENGTHS);
    splits(trial, trial.compiled(), trial.floatTolerance());
  }

  private static void splits(TinyTrial trial, Model model, double tolerance) {
    assumeFalse(trial.isRandom(), "a sequence draws by its place in the batch");
    double[] parameters = trial.parameters(model);
    double[] whole = new double[parameters.length];
    double loss = model.gradient(parameters, trial.batch(), whole);
    double[] sum = new double[parameters.length];
    double lossOfSequences = trial.addSequences(model, parameters, sum);
    assertEquals(lossOfSequences, loss, tolerance * (1 + Math.abs(loss)));
    assertArrayEquals(sum, whole, tolerance * (1 + TinyTrial.largest(whole)));
    assertTrue(TinyTrial.largest(whole) > 0, "the gradient is zero");
  }

  private TinyTrial trial(Cell cell, int layers, int[] lengths) {
    return new TinyTrial(cell, inputs(cell.units(), TinyTrial.INPUTS), layers, lengths);
  }

  private Cell resized(int units) {
    return with(units).orElseGet(() -> abort("it does not take " + units + " units"));
  }

  /** The cell in the smallest size that it takes of a few. */
  private Cell small() {
    return IntStream.of(4, 6, 8, 9)
        .mapToObj(this::with)
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(this::cell);
  }

  private Optional<Cell> with(int units) {
    return Arguments.changed(cell(), "units", (long) units);
  }
}
