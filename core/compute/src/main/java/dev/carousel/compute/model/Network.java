package dev.carousel.compute.model;

import dev.carousel.api.Initializer.Role;
import dev.carousel.api.Initializer.Weight;
import dev.carousel.compute.cell.CellCompiler;
import dev.carousel.compute.cell.CellPrograms;
import dev.carousel.compute.model.Layout.Block;
import dev.carousel.compute.model.Wiring.Links;
import dev.carousel.compute.program.Equation;
import dev.carousel.compute.program.Op;
import dev.carousel.compute.program.Program;
import dev.carousel.compute.program.Var;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The form of a model: the programs of each layer and where its parameters lie.
 *
 * @param layers from the input up
 */
public record Network(
    ModelSpec spec, List<Layer> layers, Layout layout, Block readout, Block bias) {

  /**
   * One layer.
   *
   * @param programs of each of its cells
   * @param inputs size of its input
   * @param outputs size of what it gives out
   * @param cells one that reads forward, and perhaps one that reads backward
   */
  public record Layer(CellPrograms programs, int inputs, int outputs, List<Cell> cells) {}

  /**
   * One cell of a layer.
   *
   * @param number what its draws are told apart by from those of the other cells
   * @param weights blocks of its trained weights, in the order of {@code programs.weights()}
   * @param frozen blocks of those that stay as they begin
   * @param states blocks of trained initial states by state name; empty where they are zero
   */
  public record Cell(
      int number, List<Block> weights, List<Block> frozen, Map<String, Block> states) {}

  /** The model's layers, and how they are joined. */
  public Wiring wiring() {
    return spec.wiring();
  }

  /** How many entries the readout reads. */
  int read() {
    return readout.weight().columns();
  }

  /** The first of those entries that the last layer gives out. */
  int lastRead() {
    return read() - layers.getLast().outputs();
  }

  /**
   * Compiles the programs and lays the parameters out.
   *
   * @throws dev.carousel.api.equation.EquationException if the equations cannot be used
   * @throws IllegalArgumentException if a residual link joins an input and an output of different
   *     sizes
   */
  public static Network of(ModelSpec spec) {
    var builder = new Builder(spec);
    Wiring wiring = spec.wiring();
    int below = 0;
    int read = 0;
    for (int layer = 0; layer < wiring.layers(); layer++) {
      below = builder.add(layer, wiring.inputs(layer, below, spec.format().inputs()));
      read = wiring.has(Links.SKIP) ? read + below : below;
    }
    var weight = new Weight("W", spec.format().outputs(), read, Role.READOUT, 0);
    var bias = new Weight("b", spec.format().outputs(), 1, Role.BIAS, 0);
    Block readout = builder.block("readout.W", weight, -1);
    Block readoutBias = builder.block("readout.b", bias, -1);
    return new Network(
        spec, builder.layers, new Layout(builder.blocks, builder.frozen), readout, readoutBias);
  }

  /** Lays out blocks one after the other. */
  private static final class Builder {
    private final ModelSpec spec;
    private final List<Layer> layers = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();
    private final List<Block> frozen = new ArrayList<>();
    private int offset;
    private int frozenOffset;

    Builder(ModelSpec spec) {
      this.spec = spec;
    }

    Block block(String name, Weight weight, int layer) {
      var block = new Block(name, weight, layer, offset);
      blocks.add(block);
      offset += block.length();
      return block;
    }

    private Block frozenBlock(String name, Weight weight, int layer) {
      var block = new Block(name, weight, layer, frozenOffset);
      frozen.add(block);
      frozenOffset += block.length();
      return block;
    }

    /** Adds a layer and returns the size of what it gives out. */
    int add(int layer, int inputs) {
      CellPrograms programs = CellCompiler.programs(spec.equations(), spec.units(), inputs);
      int outputs = spec.wiring().outputs(programs.step().length(programs.output()));
      if (layer > 0 && spec.wiring().has(Links.RESIDUAL) && outputs != inputs) {
        throw new IllegalArgumentException(
            "a residual link adds the " + inputs + " entries of an input to " + outputs);
      }
      String prefix = layer == 0 ? "" : (layer + 1) + ".";
      var cells = new ArrayList<Cell>();
      for (int i = 0; i < spec.wiring().cells(); i++) {
        int number = i * spec.wiring().layers() + layer;
        cells.add(cell(programs, i == 0 ? prefix : prefix + "back.", layer, number));
      }
      layers.add(new Layer(programs, inputs, outputs, List.copyOf(cells)));
      return outputs;
    }

    private Cell cell(CellPrograms programs, String prefix, int layer, int number) {
      Program whole = programs.whole();
      var weights = new ArrayList<Block>();
      var fixed = new ArrayList<Block>();
      for (Var v : programs.weights()) {
        if (spec.equations().frozen().contains(v.name())) {
          fixed.add(frozenBlock(prefix + v.name(), weight(whole, v), layer));
        } else {
          weights.add(block(prefix + v.name(), weight(whole, v), layer));
        }
      }
      var states = new LinkedHashMap<String, Block>();
      if (spec.trainedStates()) {
        for (Var state : programs.states()) {
          var weight = new Weight(state.name(), whole.length(state), 1, Role.STATE, 0);
          states.put(state.name(), block(prefix + "initial." + state.name(), weight, layer));
        }
      }
      return new Cell(number, weights, fixed, states);
    }

    private Weight weight(Program whole, Var variable) {
      boolean matrix = variable.shape().isMatrix();
      return new Weight(
          variable.name(),
          variable.shape().rows().value(whole.sizes()),
          variable.shape().columns().value(whole.sizes()),
          matrix ? matrixRole(whole, variable) : vectorRole(variable.name()),
          spec.equations().retention().getOrDefault(variable.name(), 0));
    }

    private static Role vectorRole(String name) {
      return name.equals("b") || name.startsWith("b_") ? Role.BIAS : Role.VECTOR;
    }

    private static Role matrixRole(Program whole, Var matrix) {
      Set<Var> inputs = inputs(whole);
      for (Equation equation : whole.equations()) {
        boolean timesInput =
            equation.op() instanceof Op.Product
                && equation.arguments().getFirst().equals(matrix)
                && inputs.contains(equation.arguments().getLast());
        if (timesInput) {
          return Role.INPUT;
        }
      }
      return Role.RECURRENT;
    }

    /** The input, also stopped or masked by what is drawn. */
    private static Set<Var> inputs(Program whole) {
      var inputs = new HashSet<>(whole.inputs(Var.Kind.INPUT));
      var chances = new HashSet<Var>();
      whole.equations().stream()
          .filter(e -> e.op() instanceof Op.Chance)
          .forEach(e -> chances.add(e.target()));
      Set<Var> drawn = whole.dependents(chances);
      Set<Var> given = whole.dependents(whole.inputs());
      for (Equation equation : whole.equations()) {
        List<Var> others = equation.arguments().stream().filter(v -> !inputs.contains(v)).toList();
        boolean ofInput = others.size() == equation.arguments().size() - 1;
        boolean masked =
            equation.op() instanceof Op.Map2
                && drawn.contains(equation.target())
                && others.stream().noneMatch(given::contains);
        if (ofInput && (equation.op() instanceof Op.Stop || masked)) {
          inputs.add(equation.target());
        }
      }
      return inputs;
    }
  }
}
