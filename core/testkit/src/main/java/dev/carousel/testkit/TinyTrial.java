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
import dev.carousel.compute.model.Model;
import dev.carousel.compute.model.ModelSpec;
import dev.carousel.compute.model.Score;
import dev.carousel.compute.random.Streams;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * A cell with random weights and trained initial states on sequences of random numbers, small
 * enough to differentiate by differences. Every step counts; targets are real numbers.
 */
final class TinyTrial {
  /** Lengths of three uneven sequences. */
  static final int[] LENGTHS = {5, 1, 3};

  private static final int INPUTS = 3;
  private static final int OUTPUTS = 2;
  private static final double DIFFERENCE = 1e-5;
  private static final double SPREAD = 0.5;

  private final Cell cell;
  private final int layers;
  private final int[] lengths;
  private final Format format;

  TinyTrial(Cell cell, int layers, int[] lengths) {
    this.cell = cell;
    this.layers = layers;
    this.lengths = lengths;
    format = Format.values(INPUTS, OUTPUTS, Arrays.stream(lengths).max().orElseThrow());
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
    return 1e-6 * (cell.units() + INPUTS) * Math.sqrt(format.longest());
  }

  /** Values that floats hold exactly: the cell's own where it begins a weight, else uniform. */
  double[] parameters(Model model) {
    Map<Role, Initializer> byRole = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      byRole.put(role, TinyTrial::spread);
    }
    double[] values =
        Initial.parameters(
            model.layout(),
            cell.units(),
            byRole,
            cell.equations().initial(),
            name -> Streams.named(1, "weights", name));
    return Arrays.stream(values).map(value -> (float) value).toArray();
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

  private static void write(Sequence sequence, int length, RandomStream random) {
    sequence.begin(length);
    for (int step = 0; step < length; step++) {
      for (int channel = 0; channel < INPUTS; channel++) {
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

  double[] centralDifferences(Model model, double[] parameters) {
    Batch batch = batch();
    double[] moved = parameters.clone();
    var result = new double[parameters.length];
    for (int i = 0; i < moved.length; i++) {
      moved[i] = parameters[i] + DIFFERENCE;
      double above = loss(model, moved, batch);
      moved[i] = parameters[i] - DIFFERENCE;
      double below = loss(model, moved, batch);
      moved[i] = parameters[i];
      result[i] = (above - below) / (2 * DIFFERENCE);
    }
    return result;
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
