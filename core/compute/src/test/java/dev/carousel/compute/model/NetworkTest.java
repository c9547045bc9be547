package dev.carousel.compute.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.carousel.api.CellEquations;
import dev.carousel.api.Initializer;
import dev.carousel.api.Initializer.Role;
import dev.carousel.api.data.Format;
import dev.carousel.api.data.Metric;
import dev.carousel.compute.model.Wiring.Direction;
import dev.carousel.compute.model.Wiring.Links;
import dev.carousel.compute.random.Streams;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Where parameters lie, what they are called and how they begin. */
class NetworkTest {
  private static final int UNITS = 4;
  private static final Format FORMAT = Format.values(3, 2, 5);
  private static final CellEquations CELL =
      CellEquations.of(
              List.of("h"),
              "h",
              "f = sigmoid(W_f x + U_f h + p_f * h + b_f)\nh' = f * h + a * tanh(W_f x) + g")
          .withWeight("a")
          .withWeight("g", "units")
          .withRetention("b_f", 1);

  private static Layout layout(int layers, boolean trainedStates) {
    return InterpretedModel.of(new ModelSpec(CELL, UNITS, layers, trainedStates, FORMAT)).layout();
  }

  private static List<String> all(Layout layout, Function<Layout.Block, Object> what) {
    return layout.blocks().stream().map(block -> "" + what.apply(block)).toList();
  }

  private static Layout.Block block(Layout layout, String name) {
    return layout.blocks().stream().filter(b -> b.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void blocks_are_named_by_layer_and_weight() {
    assertEquals(
        List.of(
            "a",
            "g",
            "W_f",
            "U_f",
            "p_f",
            "b_f",
            "initial.h",
            "2.a",
            "2.g",
            "2.W_f",
            "2.U_f",
            "2.p_f",
            "2.b_f",
            "2.initial.h",
            "readout.W",
            "readout.b"),
        all(layout(2, true), Layout.Block::name));
    assertEquals(
        List.of("a", "g", "W_f", "U_f", "p_f", "b_f", "readout.W", "readout.b"),
        all(layout(1, false), Layout.Block::name));
  }

  private static Layout joined(Links links, Direction direction) {
    var spec = new ModelSpec(CELL, UNITS, 1, true, FORMAT).with(new Wiring(2, links, direction));
    return InterpretedModel.of(spec).layout();
  }

  @Test
  void the_cell_that_reads_backward_has_blocks_of_its_own() {
    List<String> names = all(joined(Links.NONE, Direction.BOTH), Layout.Block::name);
    assertEquals(List.of("back.a", "back.g", "back.W_f"), names.subList(7, 10));
    assertEquals(List.of("back.initial.h", "2.a"), names.subList(13, 15));
    assertEquals(List.of("2.back.b_f", "2.back.initial.h", "readout.W"), names.subList(26, 29));
    assertEquals(names.stream().distinct().toList(), names);
  }

  @Test
  void layers_and_the_readout_read_what_the_wiring_says() {
    assertEquals(16, block(joined(Links.RESIDUAL, Direction.FORWARD), "2.W_f").length());
    assertEquals(32, block(joined(Links.RESIDUAL, Direction.BOTH), "2.back.W_f").length());
    assertEquals(4 * (4 + 3), block(joined(Links.SKIP, Direction.FORWARD), "2.W_f").length());
    assertEquals(4 * (8 + 3), block(joined(Links.SKIP, Direction.BOTH), "2.W_f").length());
    assertEquals(2 * 8, block(joined(Links.RESIDUAL, Direction.BOTH), "readout.W").length());
    assertEquals(2 * 8, block(joined(Links.SKIP, Direction.FORWARD), "readout.W").length());
    assertEquals(2 * 16, block(joined(Links.SKIP, Direction.BOTH), "readout.W").length());
  }

  @Test
  void blocks_lie_one_after_the_other() {
    Layout layout = layout(2, true);
    int offset = 0;
    for (Layout.Block block : layout.blocks()) {
      assertEquals(offset, block.offset(), block.name());
      offset += block.length();
    }
    assertEquals(offset, layout.length());
    assertEquals(12, block(layout, "W_f").length());
    assertEquals(16, block(layout, "2.W_f").length());
    assertEquals(8, block(layout, "readout.W").length());
  }

  @Test
  void roles_follow_from_names_and_use() {
    assertEquals(
        List.of(
            Role.VECTOR,
            Role.VECTOR,
            Role.INPUT,
            Role.RECURRENT,
            Role.VECTOR,
            Role.BIAS,
            Role.STATE,
            Role.READOUT,
            Role.BIAS),
        layout(1, true).blocks().stream().map(Layout.Block::role).toList());
  }

  @Test
  void a_weight_knows_its_shape_and_its_retention() {
    Layout layout = layout(1, true);
    assertEquals(new Initializer.Weight("b_f", 4, 1, Role.BIAS, 1), block(layout, "b_f").weight());
    assertEquals(new Initializer.Weight("W_f", 4, 3, Role.INPUT, 0), block(layout, "W_f").weight());
    assertEquals(
        new Initializer.Weight("h", 4, 1, Role.STATE, 0), block(layout, "initial.h").weight());
    assertEquals(
        new Initializer.Weight("W", 2, 4, Role.READOUT, 0), block(layout, "readout.W").weight());
    assertEquals(List.of("0", "0", "-1", "-1"), all(layout, Layout.Block::layer).subList(5, 9));
  }

  @Test
  void a_weight_that_no_output_needs_is_gone() {
    var cell = CellEquations.of(List.of("h"), "h", "a = tanh(V h)\nh' = tanh(W x)");
    var spec = new ModelSpec(cell, UNITS, 1, false, FORMAT);
    assertEquals(
        List.of("W", "readout.W", "readout.b"),
        all(InterpretedModel.of(spec).layout(), Layout.Block::name));
  }

  private static Map<Role, Initializer> byRole() {
    var byRole = new EnumMap<Role, Initializer>(Role.class);
    for (Role role : Role.values()) {
      byRole.put(role, Initializer.constant(role.ordinal()));
    }
    return byRole;
  }

  @Test
  void a_weight_begins_by_its_name_or_else_by_its_role() {
    Layout layout = layout(2, true);
    double[] parameters =
        Initial.parameters(
            layout,
            UNITS,
            byRole(),
            Map.of("b_f", Initializer.constant(7), "b", Initializer.constant(8)),
            name -> Streams.named(1, name));
    for (Layout.Block block : layout.blocks()) {
      double[] values =
          Arrays.copyOfRange(parameters, block.offset(), block.offset() + block.length());
      var expected = new double[block.length()];
      Arrays.fill(expected, block.name().endsWith("b_f") ? 7 : block.role().ordinal());
      assertArrayEquals(expected, values, block.name());
    }
  }

  @Test
  void another_weight_changes_no_number_of_the_others() {
    Initializer normal =
        (weight, units, values, random) -> Arrays.setAll(values, _ -> random.gaussian());
    Map<Role, Initializer> byRole = byRole();
    byRole.replaceAll((role, _) -> normal);
    Layout few = layout(1, false);
    for (Layout many : List.of(layout(2, true), joined(Links.NONE, Direction.BOTH))) {
      theSame(few, many, byRole);
    }
  }

  private static void theSame(Layout few, Layout many, Map<Role, Initializer> byRole) {
    double[] small =
        Initial.parameters(few, UNITS, byRole, Map.of(), name -> Streams.named(1, name));
    double[] large =
        Initial.parameters(many, UNITS, byRole, Map.of(), name -> Streams.named(1, name));
    for (Layout.Block block : few.blocks()) {
      if (block.layer() < 0) {
        continue;
      }
      int other = block(many, block.name()).offset();
      assertArrayEquals(
          Arrays.copyOfRange(small, block.offset(), block.offset() + block.length()),
          Arrays.copyOfRange(large, other, other + block.length()),
          block.name());
    }
  }

  @Test
  void a_role_without_an_initializer_is_refused() {
    var failure =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                Initial.parameters(
                    layout(1, false), UNITS, Map.of(), Map.of(), n -> Streams.named(1, n)));
    assertEquals("no initializer for VECTOR", failure.getMessage());
  }

  @Test
  void a_score_adds_up_batches() {
    var score = new Score(0.1);
    assertEquals(Double.NaN, score.value(Metric.LOSS));
    assertEquals(Double.NaN, score.value(Metric.ACCURACY));
    score.addLoss(3, 2);
    score.addLoss(1, 2);
    score.addSequence(2, 2);
    score.addSequence(3, 1);
    assertEquals(1, score.value(Metric.LOSS));
    assertEquals(0.6, score.value(Metric.ACCURACY));
    assertEquals(0.5, score.value(Metric.SEQUENCES));
  }
}
