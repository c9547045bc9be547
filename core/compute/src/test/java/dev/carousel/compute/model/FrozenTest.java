package dev.carousel.compute.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.api.CellEquations;
import dev.carousel.api.data.Batch;
import dev.carousel.api.data.Format;
import dev.carousel.api.equation.EquationException;
import dev.carousel.compute.cell.CellCompiler;
import dev.carousel.compute.cell.CellPrograms;
import dev.carousel.compute.program.Program;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Weights that stay as they begin are like any other, but that no derivative is found by them. */
class FrozenTest {
  private static final int UNITS = 5;
  private static final Format FORMAT = Format.values(3, 2, 12);

  /** One weight as it stands, one that another is computed from. */
  private static final CellEquations CELL =
      CellEquations.of(
          List.of("h"), "h", "A = U - U^T\nh' = tanh(W x + (A + V - V^T) h + R h + b)");

  private static ModelSpec spec(CellEquations cell) {
    return new ModelSpec(cell, UNITS, 2, true, FORMAT);
  }

  private static final ModelSpec WHOLE = spec(CELL);
  private static final ModelSpec PART = spec(CELL.withFrozen("R", "V").withFrozen("R"));

  /** Values of {@code blocks} from those of a model that trains all. */
  private static double[] picked(List<Layout.Block> blocks, double[] all) {
    Layout layout = CompiledModel.of(WHOLE).layout();
    var values = new ArrayList<Double>();
    for (Layout.Block block : blocks) {
      Layout.Block whole =
          layout.blocks().stream()
              .filter(b -> b.name().equals(block.name()))
              .findFirst()
              .orElseThrow();
      assertEquals(whole.weight(), block.weight());
      Arrays.stream(all, whole.offset(), whole.offset() + whole.length()).forEach(values::add);
    }
    return values.stream().mapToDouble(v -> v).toArray();
  }

  @Test
  void the_layout_keeps_them_apart() {
    Layout layout = CompiledModel.of(PART).layout();
    assertEquals(
        List.of("R", "V", "2.R", "2.V"),
        layout.frozen().stream().map(Layout.Block::name).sorted(this::byLayer).toList());
    assertEquals(4 * UNITS * UNITS, layout.frozenLength());
    assertEquals(
        CompiledModel.of(WHOLE).layout().length(), layout.length() + layout.frozenLength());
    assertEquals(layout.blocks().size(), layout.tensors().size());
  }

  private int byLayer(String a, String b) {
    return a.length() == b.length() ? a.compareTo(b) : a.length() - b.length();
  }

  @Test
  void the_derivatives_by_the_others_are_the_same_bits() {
    double[] all = SampleData.parameters(CompiledModel.of(WHOLE).layout(), 1);
    Batch batch = SampleData.batch(FORMAT, 4, 3);
    for (boolean compiled : List.of(true, false)) {
      Model whole = compiled ? CompiledModel.of(WHOLE) : InterpretedModel.of(WHOLE);
      Model part = compiled ? CompiledModel.of(PART) : InterpretedModel.of(PART);
      var expected = new double[all.length];
      var found = new double[part.layout().length()];
      part.freeze(picked(part.layout().frozen(), all));
      double loss = whole.gradient(all, batch, expected);
      assertEquals(loss, part.gradient(picked(part.layout().blocks(), all), batch, found));
      assertArrayEquals(picked(part.layout().blocks(), expected), found);
    }
  }

  @Test
  void the_backward_programs_do_not_compute_theirs() {
    CellPrograms cell = CellCompiler.programs(CELL.withFrozen("R", "V"), UNITS, 3);
    for (Program backward : List.of(cell.stepBackward(), cell.onceBackward())) {
      assertTrue(backward.output("d[R]").isEmpty() && backward.output("d[V]").isEmpty());
    }
    assertTrue(cell.onceBackward().output("d[U]").isPresent());
    CellPrograms fixed = CellCompiler.programs(CELL.withFrozen("R", "V", "U", "W", "b"), UNITS, 3);
    assertTrue(fixed.trained().isEmpty());
    assertTrue(fixed.onceBackward().equations().isEmpty());
  }

  @Test
  void without_values_nothing_is_computed() {
    Model model = CompiledModel.of(PART);
    var parameters = new double[model.layout().length()];
    Batch batch = SampleData.batch(FORMAT, 4, 3);
    assertThrows(
        IllegalStateException.class,
        () -> model.gradient(parameters, batch, new double[parameters.length]));
    assertThrows(IllegalArgumentException.class, () -> model.freeze(new double[3]));
  }

  @Test
  void only_weights_can_be_frozen() {
    var e =
        assertThrows(
            EquationException.class, () -> CellCompiler.check(CELL.withFrozen("u"), UNITS, 3));
    assertEquals(
        "1:1 [unknown-frozen] \"u\" is to be frozen and is not a weight of the equations; did you"
            + " mean \"U\"?",
        e.getMessage());
  }
}
