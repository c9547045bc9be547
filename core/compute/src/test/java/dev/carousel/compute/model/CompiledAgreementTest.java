package dev.carousel.compute.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.api.data.Batch;
import dev.carousel.api.data.Format;
import dev.carousel.api.data.Format.Target;
import dev.carousel.api.data.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compiled models against interpreted ones over awkward sizes. Every combination of units and
 * inputs is tried with each cell, the other choices in rotation.
 */
class CompiledAgreementTest {
  private static final List<Integer> UNITS = List.of(1, 2, 7, 8, 9, 31, 33);
  private static final List<Integer> INPUTS = List.of(1, 3, 16, 17);
  private static final List<Integer> LENGTHS = List.of(1, 2, 17);
  private static final List<Integer> SEQUENCES = List.of(1, 3);

  static Stream<SampleCells.Sample> cells() {
    return SampleCells.all().stream();
  }

  /** One choice of every size. */
  private record Case(
      SampleCells.Sample cell,
      int units,
      int inputs,
      int length,
      int sequences,
      int layers,
      boolean trainedStates,
      boolean tokens,
      Target target) {

    Format format() {
      return SampleData.format(target, tokens, inputs, 3, length);
    }

    ModelSpec spec() {
      return new ModelSpec(cell.at(units), units, layers, trainedStates, format());
    }

    /**
     * Some ten roundings for each term of a product, adding up as a random walk over the terms,
     * steps and layers; relative to the largest number. Windows multiply what nothing bounds, and
     * roundings with it.
     */
    double tolerance() {
      double roundings = cell.name().equals("windows") ? 2e-6 : 1e-6;
      return roundings * Math.sqrt(units + inputs) * Math.sqrt(length * layers);
    }
  }

  private static List<Case> cases(SampleCells.Sample cell) {
    var cases = new ArrayList<Case>();
    int n = Math.floorMod(cell.name().hashCode(), 5);
    for (int units : UNITS) {
      for (int inputs : INPUTS) {
        Target target = Target.values()[n % Target.values().length];
        cases.add(
            new Case(
                cell,
                units,
                inputs,
                LENGTHS.get(n % 3),
                SEQUENCES.get(n / 3 % 2),
                1 + n / 2 % 2,
                n / 4 % 2 == 0,
                n / 3 % 2 == 0,
                target));
        n++;
      }
    }
    return cases;
  }

  @ParameterizedTest
  @MethodSource("cells")
  void loss_and_gradient_agree(SampleCells.Sample cell) {
    for (Case c : cases(cell)) {
      Layout layout = InterpretedModel.of(c.spec()).layout();
      double[] parameters = SampleData.parameters(layout, c.units());
      Batch batch = SampleData.batch(c.format(), c.sequences(), c.inputs());
      var expected = new double[layout.length()];
      var actual = new double[layout.length()];
      double loss = InterpretedModel.of(c.spec()).gradient(parameters, batch, expected);
      double compiled = CompiledModel.of(c.spec()).gradient(parameters, batch, actual);
      assertEquals(loss, compiled, c.tolerance() * Math.max(1e-3, loss), () -> "the loss of " + c);
      double difference = difference(layout, expected, actual);
      assertTrue(difference <= c.tolerance(), () -> "gradients differ by " + difference + ": " + c);
    }
  }

  @ParameterizedTest
  @MethodSource("cells")
  void scores_agree(SampleCells.Sample cell) {
    for (Case c : cases(cell).subList(8, 12)) {
      Layout layout = InterpretedModel.of(c.spec()).layout();
      double[] parameters = SampleData.parameters(layout, c.units());
      Batch batch = SampleData.batch(c.format(), c.sequences(), c.inputs());
      var expected = new Score(0.5);
      var actual = new Score(0.5);
      InterpretedModel.of(c.spec()).evaluate(parameters, batch, expected);
      CompiledModel.of(c.spec()).evaluate(parameters, batch, actual);
      double loss = expected.value(Metric.LOSS);
      assertEquals(
          loss, actual.value(Metric.LOSS), c.tolerance() * Math.max(1e-3, loss), c::toString);
      assertEquals(expected.value(Metric.ACCURACY), actual.value(Metric.ACCURACY), c::toString);
      assertEquals(expected.value(Metric.SEQUENCES), actual.value(Metric.SEQUENCES), c::toString);
    }
  }

  @Test
  void the_cases_cover_every_choice() {
    for (SampleCells.Sample cell : SampleCells.all()) {
      List<Case> cases = cases(cell);
      assertEquals(UNITS.size() * INPUTS.size(), cases.size());
      assertEquals(Set.copyOf(LENGTHS), all(cases, Case::length));
      assertEquals(Set.copyOf(SEQUENCES), all(cases, Case::sequences));
      assertEquals(Set.of(1, 2), all(cases, Case::layers));
      assertEquals(Set.of(true, false), all(cases, Case::tokens));
      assertEquals(Set.of(true, false), all(cases, Case::trainedStates));
      assertEquals(Set.of(Target.values()), all(cases, Case::target));
    }
  }

  private static <V> Set<V> all(List<Case> cases, Function<Case, V> choice) {
    return cases.stream().map(choice).collect(Collectors.toSet());
  }

  /** A run of many steps leaves its numbers in buffers that a run of few then finds. */
  @ParameterizedTest
  @MethodSource("cells")
  void nothing_of_an_earlier_batch_remains(SampleCells.Sample cell) {
    Format format = SampleData.format(Target.VALUES, false, 3, 2, 11);
    var spec = new ModelSpec(cell.at(5), 5, 2, false, format);
    CompiledModel used = CompiledModel.of(spec);
    Layout layout = used.layout();
    double[] parameters = SampleData.parameters(layout, 1);
    var gradient = new double[layout.length()];
    double[] wild = SampleData.parameters(layout, 2);
    Arrays.setAll(wild, i -> 50 * wild[i]);
    used.gradient(wild, SampleData.batch(format, 3, 3), gradient);
    Batch last = new Batch(format, 3).fill(SampleData.ofLength(format, 4, 5));
    var expected = new double[layout.length()];
    double loss = CompiledModel.of(spec).gradient(parameters, last, expected);
    assertEquals(loss, used.gradient(parameters, last, gradient));
    assertArrayEquals(expected, gradient);
  }

  /** Relative to the block's largest entry, or a tenth of the largest of all. */
  private static double difference(Layout layout, double[] expected, double[] actual) {
    double largest = largest(expected, 0, expected.length);
    double worst = 0;
    for (Layout.Block block : layout.blocks()) {
      double scale = Math.max(0.1 * largest, largest(expected, block.offset(), block.length()));
      for (int i = block.offset(); i < block.offset() + block.length(); i++) {
        double error = Math.abs(actual[i] - expected[i]) / scale;
        worst = Math.max(worst, Double.isNaN(error) ? Double.POSITIVE_INFINITY : error);
      }
    }
    return worst;
  }

  private static double largest(double[] values, int from, int length) {
    double largest = 1e-6;
    for (int i = from; i < from + length; i++) {
      largest = Math.max(largest, Math.abs(values[i]));
    }
    return largest;
  }
}
