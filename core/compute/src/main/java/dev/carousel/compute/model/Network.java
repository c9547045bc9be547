package dev.carousel.compute.model;

import dev.carousel.api.Initializer.Role;
import dev.carousel.api.Initializer.Weight;
import dev.carousel.compute.cell.CellCompiler;
import dev.carousel.compute.cell.CellPrograms;
import dev.carousel.compute.model.Layout.Block;
import dev.carousel.compute.program.Equation;
import dev.carousel.compute.program.Op;
import dev.carousel.compute.program.Program;
import dev.carousel.compute.program.Var;
import java.util.ArrayList;
import java.util.HashSet;
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
   * @param inputs size of its input
   * @param outputs size of its output
   * @param weights blocks of the cell's trained weights, in the order of {@code programs.weights()}
   * @param frozen blocks of those that stay as they begin
   * @param states blocks of trained initial states by state name; empty where they are zero
   */
  public record Layer(
      CellPrograms programs,
      int inputs,
      int outputs,
      List<Block> weights,
      List<Block> frozen,
      Map<String, Block> states) {}

  /**
   * Compiles the programs and lays the parameters out.
   *
   * @throws dev.carousel.api.equation.EquationException if the equations cannot be used
   */
  public static Network of(ModelSpec spec) {
    var builder = new Builder(spec);
    int inputs = spec.format().inputs();
    for (int layer = 0; layer < spec.layers(); layer++) {
      inputs = builder.add(layer, inputs);
    }
    var weight = new Weight("W", spec.format().outputs(), inputs, Role.READOUT, 0);
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

    /** Adds a layer and returns the size of its output. */
    int add(int layer, int inputs) {
      CellPrograms programs = CellCompiler.programs(spec.equations(), spec.units(), inputs);
      Program whole = programs.whole();
      String prefix = layer == 0 ? "" : (layer + 1) + ".";
      var weights = new ArrayList<Block>();
      var fixed = new ArrayList<Block>();
      for (Var v : programs.weights()) {
        if (spec.equations().frozen().contains(v.name())) {
          fixed.add(frozenBlock(prefix + v.name(), weight(whole, v), layer));
        } else {
          weights.add(block(prefix + v.name(), weight(whole, v), layer));
        }
      }
      var states = new java.util.LinkedHashMap<String, Block>();
      if (spec.trainedStates()) {
        for (Var state : programs.states()) {
          var weight = new Weight(state.name(), whole.length(state), 1, Role.STATE, 0);
          states.put(state.name(), block(prefix + "initial." + state.name(), weight, layer));
        }
      }
      int outputs = programs.step().length(programs.output());
      layers.add(new Layer(programs, inputs, outputs, weights, fixed, states));
      return outputs;
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
