package dev.carousel.compute.model;

import dev.carousel.api.data.Batch;
import dev.carousel.compute.interpret.Chances;
import dev.carousel.compute.interpret.InterpretedLayer;
import dev.carousel.compute.interpret.InterpretedLayer.Unrolled;
import dev.carousel.compute.model.Layout.Block;
import dev.carousel.compute.random.Draws;
import dev.carousel.compute.sequence.Mask;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A model run by the interpreter, in double precision: slow, and the meaning of every other. */
public final class InterpretedModel implements Model {
  private final Network network;
  private final Map<Integer, Carried> trained = new HashMap<>();
  private final Map<Integer, Carried> evaluated = new HashMap<>();
  private final Frozen frozen;
  private long drawKey;

  private InterpretedModel(Network network) {
    this.network = network;
    frozen = new Frozen(network.layout());
  }

  public static InterpretedModel of(ModelSpec spec) {
    return new InterpretedModel(Network.of(spec));
  }

  @Override
  public Layout layout() {
    return network.layout();
  }

  @Override
  public void freeze(double[] values) {
    frozen.set(values);
  }

  @Override
  public void draw(long key) {
    drawKey = key;
  }

  @Override
  public double gradient(
      double[] parameters, Batch batch, double[] gradient, @Nullable SequenceErrors errors) {
    Arrays.fill(gradient, 0);
    int counted = countedSteps(batch);
    var run = new Run(parameters, true, Carried.into(batch, trained));
    if (errors != null) {
      errors.clear();
      run.errors = errors;
    }
    double loss = 0;
    for (int b = 0; b < batch.sequences(); b++) {
      loss += run.backward(batch, b, counted, gradient);
    }
    run.addWeightGradients(gradient);
    return loss / counted;
  }

  @Override
  public void evaluate(double[] parameters, Batch batch, Score score) {
    var run = new Run(parameters, false, Carried.into(batch, evaluated));
    for (int b = 0; b < batch.sequences(); b++) {
      run.score(batch, b, score);
    }
  }

  /**
   * What the batches of one size leave for those that continue them.
   *
   * @param past steps of the batches before
   * @param before states of each layer, by row
   * @param after the same, filled while a batch runs
   */
  private record Carried(
      int past,
      int steps,
      Map<Integer, List<Map<String, double[]>>> before,
      Map<Integer, List<Map<String, double[]>>> after) {

    /** Begins a batch with what the one before left. */
    static Carried into(Batch batch, Map<Integer, Carried> bySize) {
      Carried last = bySize.get(batch.sequences());
      boolean continued = last != null && batch.anyContinued();
      var next =
          new Carried(
              continued ? last.past + last.steps : 0,
              batch.steps(),
              continued ? last.after : Map.of(),
              new HashMap<>());
      bySize.put(batch.sequences(), next);
      return next;
    }
  }

  static int countedSteps(Batch batch) {
    int counted = 0;
    for (int i = 0; i < batch.steps() * batch.sequences(); i++) {
      counted += batch.counted()[i] ? 1 : 0;
    }
    return counted;
  }

  /** The layers with one set of parameters. */
  private final class Run {
    private final Interpreted interpreted;
    private final Carried carried;
    private final List<InterpretedLayer> layers;
    private final Losses losses = new Losses(network.spec().format());
    private @Nullable SequenceErrors errors;

    private final Masks masks = new Masks(network);
    private final boolean drawn;

    /**
     * @param drawn whether what is random is drawn
     */
    Run(double[] parameters, boolean drawn, Carried carried) {
      interpreted = new Interpreted(network, parameters, frozen.values());
      this.carried = carried;
      this.drawn = drawn;
      masks.draw(drawKey);
      layers = interpreted.layers();
    }

    private Chances chances(int layer, int sequence) {
      return drawn ? Chances.drawn(Draws.key(drawKey, layer), sequence) : Chances.MEAN;
    }

    /** The layers on some steps of a sequence, from the states that the steps before left. */
    private List<Unrolled> forward(Batch batch, int b, int first, int end, List<Unrolled> before) {
      var unrolled = new ArrayList<Unrolled>();
      List<double[]> inputs = inputs(batch, b).subList(first, end);
      int time = carried.past + first;
      for (int l = 0; l < layers.size(); l++) {
        inputs = masked(masks.before(l), inputs, time, b);
        Map<String, double[]> states =
            before.isEmpty() ? firstStates(batch, b, l) : before.get(l).finalStates();
        unrolled.add(layers.get(l).forward(time, inputs, states, chances(l, b)));
        inputs = unrolled.getLast().outputs();
      }
      carried.after.put(b, unrolled.stream().map(Unrolled::finalStates).toList());
      return unrolled;
    }

    private Map<String, double[]> firstStates(Batch batch, int b, int layer) {
      return batch.continued(b)
          ? carried.before.getOrDefault(b, List.of()).get(layer)
          : interpreted.initialStates(layer);
    }

    /** Rows of some steps of a sequence, or cotangents of them. */
    private List<double[]> masked(Mask mask, List<double[]> rows, int first, int b) {
      if (!drawn || !mask.isOn()) {
        return rows;
      }
      var masked = new ArrayList<double[]>();
      for (double[] row : rows) {
        masked.add(mask.masked(row, first + masked.size(), b));
      }
      return masked;
    }

    void score(Batch batch, int b, Score score) {
      List<double[]> outputs = forward(batch, b, 0, batch.steps(), List.of()).getLast().outputs();
      int decisive = 0;
      int correct = 0;
      for (int t = 0; t < batch.steps(); t++) {
        int position = t * batch.sequences() + b;
        if (batch.counted()[position]) {
          double[] readout = interpreted.readout(outputs.get(t));
          if (batch.decisive()[position]) {
            decisive++;
            correct += losses.correct(readout, batch, position, score.match()) ? 1 : 0;
          }
          score.addLoss(losses.lossAndGradient(readout, batch, position), 1);
        }
      }
      score.addSequence(decisive, correct);
    }

    /** Adds the gradients of readout and initial states; those of the cells gather in layers. */
    double backward(Batch batch, int b, int counted, double[] gradient) {
      int window = network.spec().backpropagation().window(batch.steps());
      double loss = 0;
      List<Unrolled> unrolled = List.of();
      for (int first = 0; first < batch.steps(); first += window) {
        int end = Math.min(first + window, batch.steps());
        unrolled = forward(batch, b, first, end, unrolled);
        loss += backward(batch, b, unrolled, counted, gradient);
      }
      return loss;
    }

    private double backward(
        Batch batch, int b, List<Unrolled> unrolled, int counted, double[] gradient) {
      Unrolled top = unrolled.getLast();
      int first = top.first() - carried.past;
      List<double[]> seen = masked(masks.beforeReadout(), top.outputs(), first, b);
      List<double[]> cotangents = new ArrayList<>();
      double loss = 0;
      for (int t = 0; t < top.outputs().size(); t++) {
        double[] output = seen.get(t);
        var cotangent = new double[output.length];
        int position = (first + t) * batch.sequences() + b;
        if (batch.counted()[position]) {
          double[] d = interpreted.readout(output);
          loss += losses.lossAndGradient(d, batch, position);
          addErrors(d, batch, position);
          readoutBackward(d, output, counted, cotangent, gradient);
        }
        cotangents.add(cotangent);
      }
      cotangents = masked(masks.beforeReadout(), cotangents, first, b);
      penalize(batch, b, top, cotangents);
      layersBackward(unrolled, cotangents, b, first == 0 && !batch.continued(b), gradient);
      return loss;
    }

    /** Adds the derivative of the penalty of the last layer's outputs. */
    private void penalize(Batch batch, int b, Unrolled top, List<double[]> cotangents) {
      long steps = IntStream.range(0, batch.sequences()).mapToLong(batch::length).sum();
      double penalty = network.spec().regularization().activationPenalty();
      int first = top.first() - carried.past;
      for (int t = 0; t < cotangents.size() && first + t < batch.length(b); t++) {
        double[] output = top.outputs().get(t);
        for (int i = 0; i < output.length; i++) {
          cotangents.get(t)[i] += 2 * penalty * output[i] / (steps * output.length);
        }
      }
    }

    private void addErrors(double[] derivative, Batch batch, int position) {
      if (errors != null && (errors.everyStep() || batch.decisive()[position])) {
        errors.add(
            position % batch.sequences(),
            losses.largestError(derivative),
            losses.errorSum(derivative),
            derivative.length);
      }
    }

    private void readoutBackward(
        double[] d, double[] output, int counted, double[] cotangent, double[] gradient) {
      double[] weights = interpreted.values(network.readout());
      for (int o = 0; o < d.length; o++) {
        double scaled = d[o] / counted;
        gradient[network.bias().offset() + o] += scaled;
        for (int i = 0; i < output.length; i++) {
          gradient[network.readout().offset() + o * output.length + i] += scaled * output[i];
          cotangent[i] += scaled * weights[o * output.length + i];
        }
      }
    }

    private void layersBackward(
        List<Unrolled> unrolled,
        List<double[]> cotangents,
        int b,
        boolean initial,
        double[] gradient) {
      List<double[]> outputs = cotangents;
      for (int l = layers.size() - 1; l >= 0; l--) {
        Network.Layer layer = network.layers().get(l);
        var finalStates = new HashMap<String, double[]>();
        for (var state : layer.programs().states()) {
          finalStates.put(state.name(), new double[layer.programs().whole().length(state)]);
        }
        var found = layers.get(l).backward(unrolled.get(l), outputs, finalStates);
        if (initial) {
          layer
              .states()
              .forEach((name, block) -> add(gradient, block, found.initialStates().get(name)));
        }
        outputs = masked(masks.before(l), found.inputs(), unrolled.get(l).first(), b);
      }
    }

    void addWeightGradients(double[] gradient) {
      for (int l = 0; l < layers.size(); l++) {
        Map<String, double[]> found = layers.get(l).gradients();
        network
            .layers()
            .get(l)
            .weights()
            .forEach(block -> add(gradient, block, found.get(block.weight().name())));
      }
    }

    private void add(double[] gradient, Block block, double[] values) {
      for (int i = 0; i < values.length; i++) {
        gradient[block.offset() + i] += values[i];
      }
    }
  }

  private List<double[]> inputs(Batch batch, int b) {
    int width = network.spec().format().inputs();
    var inputs = new ArrayList<double[]>();
    for (int t = 0; t < batch.steps(); t++) {
      var x = new double[width];
      int position = t * batch.sequences() + b;
      if (network.spec().format().tokens()) {
        x[batch.tokens()[position]] = 1;
      } else {
        for (int i = 0; i < width; i++) {
          x[i] = batch.inputs()[position * width + i];
        }
      }
      inputs.add(x);
    }
    return inputs;
  }
}
