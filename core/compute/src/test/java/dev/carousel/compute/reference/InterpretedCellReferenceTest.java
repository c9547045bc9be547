package dev.carousel.compute.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.compute.cell.CellCompiler;
import dev.carousel.compute.cell.CellPrograms;
import dev.carousel.compute.interpret.InterpretedLayer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The interpreter against cells computed by PyTorch, from their equations alone. */
class InterpretedCellReferenceTest {
  private static final double OUTPUTS = 1e-10;
  private static final double GRADIENTS = 1e-8;

  static Stream<CellFixture> cells() {
    return Fixtures.files("cells").stream().map(CellFixture::read);
  }

  @Test
  void there_are_cells_to_compare() {
    assertTrue(cells().count() >= 48, "48 cells or more");
  }

  @ParameterizedTest
  @MethodSource("cells")
  void weights_follow_from_the_equations(CellFixture fixture) {
    CellPrograms cell = programs(fixture);
    var lengths = new LinkedHashMap<String, Integer>();
    cell.weights().forEach(w -> lengths.put(w.name(), cell.whole().length(w)));
    fixture
        .weights()
        .forEach((name, values) -> assertEquals(values.length, lengths.get(name), name));
    assertEquals(
        fixture.weights().keySet(),
        lengths.keySet().stream().collect(java.util.stream.Collectors.toSet()));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void outputs_and_gradients_agree(CellFixture fixture) {
    var layer = new InterpretedLayer(programs(fixture), fixture.weights());
    for (int b = 0; b < fixture.dim("B"); b++) {
      compareExample(fixture, layer, b);
    }
    Map<String, double[]> gradients = layer.gradients();
    fixture
        .weightGradients()
        .forEach((name, expected) -> agree("d " + name, GRADIENTS, expected, gradients.get(name)));
  }

  private static void compareExample(CellFixture fixture, InterpretedLayer layer, int b) {
    var run =
        layer.forward(
            fixture.sequence(fixture.inputs(), b), fixture.example(fixture.initialStates(), b));
    compare("outputs", OUTPUTS, fixture.sequence(fixture.outputs(), b), run.outputs());
    fixture
        .example(fixture.finalStates(), b)
        .forEach((name, value) -> agree(name, OUTPUTS, value, run.finalStates().get(name)));
    var back =
        layer.backward(
            run,
            fixture.sequence(fixture.outputCotangents(), b),
            fixture.example(fixture.finalStateCotangents(), b));
    compare("d x", GRADIENTS, fixture.sequence(fixture.inputGradients(), b), back.inputs());
    fixture
        .example(fixture.initialStateGradients(), b)
        .forEach((name, d) -> agree("d " + name, GRADIENTS, d, back.initialStates().get(name)));
  }

  private static void compare(
      String what, double tolerance, List<double[]> expected, List<double[]> actual) {
    double[] all = expected.stream().flatMapToDouble(java.util.Arrays::stream).toArray();
    agree(
        what, tolerance, all, actual.stream().flatMapToDouble(java.util.Arrays::stream).toArray());
  }

  private static void agree(String what, double tolerance, double[] expected, double[] actual) {
    double difference = Agreement.relative(expected, actual);
    assertTrue(difference <= tolerance, what + " differs by " + difference);
  }

  private static CellPrograms programs(CellFixture fixture) {
    return CellCompiler.programs(fixture.equations(), fixture.dim("H"), fixture.dim("I"));
  }
}
