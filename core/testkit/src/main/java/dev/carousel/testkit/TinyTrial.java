package dev.carousel.testkit;

import dev.carousel.api.Cell;
import dev.carousel.api.Initializer;
import dev.carousel.api.Initializer.Role;
import dev.carousel.api.data.Batch;
import dev.carousel.api.data.Episodes;
import dev.carousel.api.data.Format;
import dev.carousel.api.data.Metric;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.data.Sequence;
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

  private ModelSpec spec() {
    return new ModelSpec(cell.equations(), cell.units(), layers, true, format);
  }

  InterpretedModel interpreted() {
    return InterpretedModel.of(spec());
  }

  Model compiled() {
    return CompiledModel.of(spec());
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
    Map<Role, Initializer> byRole = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      byRole.put(role, TinyTrial::spread);
    }
    var byName = new HashMap<String, Initializer>();
    cell.equations().initial().forEach((name, begin) -> byName.put(name, around(begin)));
    double[] values =
        Initial.parameters(
            model.layout(),
            cell.units(),
            byRole,
            byName,
            name -> Streams.named(1, "weights", name));
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
        double above = loss(model, moved(parameters, direction, DIFFERENCE), batch);
        double below = loss(model, moved(parameters, direction, -DIFFERENCE), batch);
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
