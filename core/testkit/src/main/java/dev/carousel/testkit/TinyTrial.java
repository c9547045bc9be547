package dev.carousel.testkit;

import dev.carousel.api.Cell;
import dev.carousel.api.CellEquations;
import dev.carousel.api.Initializer;
import dev.carousel.api.Initializer.Role;
import dev.carousel.api.data.Batch;
import dev.carousel.api.data.Episodes;
import dev.carousel.api.data.Format;
import dev.carousel.api.data.Metric;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.data.Sequence;
import dev.carousel.compute.cell.CellCompiler;
import dev.carousel.compute.model.CompiledModel;
import dev.carousel.compute.model.Initial;
import dev.carousel.compute.model.InterpretedModel;
import dev.carousel.compute.model.Layout;
import dev.carousel.compute.model.Model;
import dev.carousel.compute.model.ModelSpec;
import dev.carousel.compute.model.Score;
import dev.carousel.compute.random.Streams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A cell with random weights and trained initial states on sequences of random numbers, small
 * enough to differentiate by differences. Every step counts; targets are real numbers.
 */
final class TinyTrial {
  static final int INPUTS = 3;

  /** Lengths of three uneven sequences. */
  static final int[] LENGTHS = {5, 1, 3};

  private static final int OUTPUTS = 2;
  private static final double DIFFERENCE = 1e-5;
  private static final int DIRECTIONS = 2;
  private static final double SPREAD = 0.5;
  private static final double NEAR = 0.1;

  private final Cell cell;
  private final int inputs;
  private final int layers;
  private final int[] lengths;
  private final Format format;

  TinyTrial(Cell cell, int inputs, int layers, int[] lengths) {
    this.cell = cell;
    this.inputs = inputs;
    this.layers = layers;
    this.lengths = lengths;
    format = Format.values(inputs, OUTPUTS, Arrays.stream(lengths).max().orElseThrow());
  }

  private ModelSpec spec(CellEquations equations) {
    return new ModelSpec(equations, cell.units(), layers, true, format);
  }

  InterpretedModel interpreted() {
    return frozen(InterpretedModel.of(spec(cell.equations())));
  }

  Model compiled() {
    return frozen(CompiledModel.of(spec(cell.equations())));
  }

  /** Interpreted, with derivatives through what the equations stop. */
  InterpretedModel unstopped() {
    CellEquations equations = cell.equations();
    return frozen(
        InterpretedModel.of(
            spec(equations.withText(equations.text().replaceAll("\\bstop\\(", "(")))));
  }

  private <M extends Model> M frozen(M model) {
    model.freeze(
        floats(
            Initial.frozen(
                model.layout(), cell.units(), byRole(), byName(), TinyTrial::weightStream)));
    return model;
  }

  /** Whether something is drawn in training. */
  boolean isRandom() {
    return CellCompiler.programs(cell.equations(), cell.units(), inputs).isRandom();
  }

  /**
   * Rounding errors grow with the numbers added and the steps passed; 1e-7 is that of one float.
   */
  double floatTolerance() {
    return 1e-6 * (cell.units() + inputs) * Math.sqrt(format.longest());
  }

  /**
   * Values that floats hold exactly: uniform, around the cell's own beginning where it has one, so
   * that no path is shut by a 0.
   */
  double[] parameters(Model model) {
    return floats(
        Initial.parameters(
            model.layout(), cell.units(), byRole(), byName(), TinyTrial::weightStream));
  }

  private static Map<Role, Initializer> byRole() {
    Map<Role, Initializer> byRole = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      byRole.put(role, TinyTrial::spread);
    }
    return byRole;
  }

  private Map<String, Initializer> byName() {
    var byName = new HashMap<String, Initializer>();
    cell.equations().initial().forEach((name, begin) -> byName.put(name, around(begin)));
    return byName;
  }

  private static RandomStream weightStream(String name) {
    return Streams.named(1, "weights", name);
  }

  private static double[] floats(double[] values) {
    return Arrays.stream(values).map(value -> (float) value).toArray();
  }

  private static Initializer around(Initializer begin) {
    return (weight, units, values, random) -> {
      begin.fill(weight, units, values, random);
      double range = NEAR / Math.sqrt(weight.columns());
      Arrays.setAll(values, i -> values[i] + random.uniform(-range, range));
    };
  }

  private static void spread(
      Initializer.Weight weight, int units, double[] values, RandomStream random) {
    double range = SPREAD / Math.sqrt(weight.columns());
    Arrays.setAll(values, _ -> random.uniform(-range, range));
  }

  /** All sequences side by side. */
  Batch batch() {
    return new Batch(format, lengths.length).fill(episodes());
  }

  private Episodes episodes() {
    RandomStream random = Streams.named(1, "sequences");
    var written = new int[1];
    return sequence -> write(sequence, lengths[written[0]++ % lengths.length], random);
  }

  private void write(Sequence sequence, int length, RandomStream random) {
    sequence.begin(length);
    for (int step = 0; step < length; step++) {
      for (int channel = 0; channel < inputs; channel++) {
        sequence.input(step, channel, random.gaussian());
      }
      for (int output = 0; output < OUTPUTS; output++) {
        sequence.target(step, output, random.gaussian());
      }
    }
  }

  static double loss(Model model, double[] parameters, Batch batch) {
    var score = new Score(0);
    model.evaluate(parameters, batch, score);
    return score.value(Metric.LOSS);
  }

  /** The loss that the gradient is of: with the draws of the model's key. */
  private double trainingLoss(Model model, double[] parameters, Batch batch) {
    return isRandom()
        ? model.gradient(parameters, batch, new double[parameters.length])
        : loss(model, parameters, batch);
  }

  static double largest(double[] values) {
    return Arrays.stream(values).map(Math::abs).max().orElse(0);
  }

  /** How the loss changes along one direction of one weight. */
  record Slope(String weight, double byDifference, double byGradient) {}

  /** Slopes along random directions of length 1, some for each weight. */
  List<Slope> slopes(Model model, double[] parameters, double[] gradient) {
    RandomStream random = Streams.named(1, "directions");
    Batch batch = batch();
    var slopes = new ArrayList<Slope>();
    for (Layout.Block block : model.layout().blocks()) {
      for (int k = 0; k < Math.min(DIRECTIONS, block.length()); k++) {
        double[] direction = direction(block, parameters.length, random);
        double above = trainingLoss(model, moved(parameters, direction, DIFFERENCE), batch);
        double below = trainingLoss(model, moved(parameters, direction, -DIFFERENCE), batch);
        double byGradient = 0;
        for (int i = 0; i < direction.length; i++) {
          byGradient += direction[i] * gradient[i];
        }
        slopes.add(new Slope(block.name(), (above - below) / (2 * DIFFERENCE), byGradient));
      }
    }
    return slopes;
  }

  private static double[] direction(Layout.Block block, int parameters, RandomStream random) {
    var direction = new double[parameters];
    double square = 0;
    for (int i = block.offset(); i < block.offset() + block.length(); i++) {
      direction[i] = random.gaussian();
      square += direction[i] * direction[i];
    }
    double length = Math.sqrt(square);
    return Arrays.stream(direction).map(entry -> entry / length).toArray();
  }

  private static double[] moved(double[] parameters, double[] direction, double step) {
    double[] moved = parameters.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += step * direction[i];
    }
    return moved;
  }

  /**
   * Runs the sequences one by one, in one model.
   *
   * @param gradient becomes the mean over all steps of all sequences
   * @return the mean loss over the same
   */
  double addSequences(Model model, double[] parameters, double[] gradient) {
    Episodes episodes = episodes();
    int steps = Arrays.stream(lengths).sum();
    var one = new double[parameters.length];
    double loss = 0;
    for (int length : lengths) {
      Batch alone = new Batch(format, 1).fill(episodes);
      double share = (double) length / steps;
      loss += share * model.gradient(parameters, alone, one);
      for (int i = 0; i < one.length; i++) {
        gradient[i] += share * one[i];
      }
    }
    return loss;
  }
}
