package dev.carousel.cells;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carousel.api.Cell;
import dev.carousel.api.CellEquations;
import dev.carousel.api.Initializer;
import dev.carousel.api.Initializer.Role;
import dev.carousel.api.data.Batch;
import dev.carousel.compute.cell.EditedCell;
import dev.carousel.compute.cell.EditedCell.Edit;
import dev.carousel.compute.model.CompiledModel;
import dev.carousel.compute.model.Initial;
import dev.carousel.compute.model.Layout.Block;
import dev.carousel.compute.model.ModelSpec;
import dev.carousel.compute.random.Streams;
import dev.carousel.initializers.Uniform;
import dev.carousel.tasks.Latch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The published ablations are edits of one cell: trained, they come to the same bits. */
final class AblationTest {
  private static final int UNITS = 19;
  private static final int UPDATES = 5;
  private static final double RATE = 0.5;
  private static final Latch TASK = new Latch(7, 2, 4);

  /** A cell of its own name, and the edits that make it of another one. */
  record Ablation(String name, Cell named, Cell base, Map<String, String> edits) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Ablation> ablations() {
    return Stream.of(
        greff(GreffLstm.Peephole::new, Map.of()),
        greff(GreffLstm.Np::new, Map.of("p_i", "0", "p_f", "0", "p_o", "0")),
        greff(GreffLstm.Nig::new, Map.of("i", "1")),
        greff(GreffLstm.Nfg::new, Map.of("f", "1")),
        greff(GreffLstm.Nog::new, Map.of("o", "1")),
        greff(GreffLstm.Niaf::new, Map.of("z", "W_z x + U_z h + b_z")),
        greff(GreffLstm.Noaf::new, Map.of("h'", "o * c'")),
        greff(GreffLstm.Cifg::new, Map.of("f", "1 - i")),
        greff(GreffLstm.Fgr::new, FULL_GATE_RECURRENCE),
        jozefowicz(JozefowiczLstm.NoForgetGate::new, Map.of("f", "1")),
        jozefowicz(JozefowiczLstm.NoInputGate::new, Map.of("i", "1")),
        jozefowicz(JozefowiczLstm.NoOutputGate::new, Map.of("o", "1")),
        new Ablation(
            "forget bias",
            new JozefowiczLstm.ForgetBias(UNITS),
            new Lstm(UNITS, false, 1),
            Map.of()));
  }

  private static final Map<String, String> FULL_GATE_RECURRENCE =
      Map.of(
          "i'", "sigmoid(W_i x + U_i h + p_i * c + R_ii i + R_fi f + R_oi o + b_i)",
          "f'", "sigmoid(W_f x + U_f h + p_f * c + R_if i + R_ff f + R_of o + b_f)",
          "o'", "sigmoid(W_o x + U_o h + p_o * c' + R_io i + R_fo f + R_oo o + b_o)");

  private static Ablation greff(Function<Integer, Cell> cell, Map<String, String> edits) {
    return ablation(cell.apply(UNITS), new GreffLstm.Peephole(UNITS), edits);
  }

  private static Ablation jozefowicz(Function<Integer, Cell> cell, Map<String, String> edits) {
    return ablation(cell.apply(UNITS), new Lstm(UNITS, false, 0), edits);
  }

  private static Ablation ablation(Cell named, Cell base, Map<String, String> edits) {
    return new Ablation(named.getClass().getSimpleName(), named, base, edits);
  }

  @ParameterizedTest
  @MethodSource("ablations")
  void an_edit_is_the_named_cell_to_the_bit(Ablation ablation) {
    var edits = new ArrayList<Edit>();
    ablation.edits().forEach((target, value) -> edits.add(new Edit(target, value)));
    CellEquations edited = EditedCell.of(ablation.base().equations(), edits).equations();
    Trained expected = trained(ablation.named().equations());
    Trained found = trained(edited);
    assertEquals(expected.weights(), found.weights());
    assertArrayEquals(expected.parameters(), found.parameters());
  }

  /** Parameters after some updates, and the weights that they are. */
  private record Trained(List<String> weights, double[] parameters) {}

  private static Trained trained(CellEquations cell) {
    var model = CompiledModel.of(new ModelSpec(cell, UNITS, 1, false, TASK.format()));
    Map<Role, Initializer> byRole =
        Stream.of(Role.values()).collect(Collectors.toMap(role -> role, _ -> new Uniform(0)));
    double[] parameters =
        Initial.parameters(
            model.layout(),
            UNITS,
            byRole,
            cell.initial(),
            name -> Streams.named(1, "weights", name));
    var gradient = new double[parameters.length];
    var batch = new Batch(TASK.format(), 8);
    var episodes = TASK.episodes(Streams.named(1, "batches"));
    for (int update = 0; update < UPDATES; update++) {
      model.gradient(parameters, batch.fill(episodes), gradient);
      for (int i = 0; i < parameters.length; i++) {
        parameters[i] -= RATE * gradient[i];
      }
    }
    return new Trained(model.layout().blocks().stream().map(Block::name).toList(), parameters);
  }
}
