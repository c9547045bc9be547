package dev.carousel.compute.model;

import dev.carousel.api.data.Batch;
import dev.carousel.compute.model.InterpretedStack.Pass;
import dev.carousel.compute.model.InterpretedStack.Stretch;
import dev.carousel.compute.model.Layout.Block;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
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
    var interpreted = interpreted(parameters);
    var stack = InterpretedStack.trained(interpreted, drawKey);
    var run = new Run(interpreted, stack, carried(batch, trained));
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
    var interpreted = interpreted(parameters);
    var stack = InterpretedStack.evaluated(interpreted);
    var run = new Run(interpreted, stack, carried(batch, evaluated));
    for (int b = 0; b < batch.sequences(); b++) {
      run.score(batch, b, score);
    }
  }

  private Interpreted interpreted(double[] parameters) {
    return new Interpreted(network, parameters, frozen.values());
  }

  private Carried carried(Batch batch, Map<Integer, Carried> bySize) {
    network.wiring().checkCarried(batch);
    return Carried.into(batch, bySize);
  }

  /**
   * What the batches of one size leave for those that continue them.
   *
   * @param past steps of the batches before
   * @param before states of the cells of each layer, by row
   * @param after the same, filled while a batch runs
   */
  private record Carried(
      int past,
      int steps,
      Map<Integer, List<List<Map<String, double[]>>>> before,
      Map<Integer, List<List<Map<String, double[]>>>> after) {

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

  /** The network with one set of parameters. */
  private final class Run {
    private final Interpreted interpreted;
    private final InterpretedStack stack;
    private final Carried carried;
    private final Losses losses = new Losses(network.spec().format());
    private @Nullable SequenceErrors errors;

    Run(Interpreted interpreted, InterpretedStack stack, Carried carried) {
      this.interpreted = interpreted;
      this.stack = stack;
      this.carried = carried;
    }

    /** The layers on some steps of a sequence, from the states that the steps before left. */
    private Pass forward(Batch batch, int b, int first, int end, @Nullable Pass before) {
      var stretch = new Stretch(carried.past, first, batch.length(b), b);
      List<double[]> inputs = inputs(batch, b).subList(first, end);
      Pass pass =
          stack.forward(
              stretch, inputs, before == null ? firstStates(batch, b) : before.finalStates());
      carried.after.put(b, pass.finalStates());
      return pass;
    }

    private List<List<Map<String, double[]>>> firstStates(Batch batch, int b) {
      return batch.continued(b)
          ? carried.before.getOrDefault(b, List.of())
          : interpreted.initialStates();
    }

    void score(Batch batch, int b, Score score) {
      List<double[]> read = stack.read(forward(batch, b, 0, batch.steps(), null));
      int decisive = 0;
      int correct = 0;
      for (int t = 0; t < batch.steps(); t++) {
        int position = t * batch.sequences() + b;
        if (batch.counted()[position]) {
          double[] readout = interpreted.readout(read.get(t));
          if (batch.decisive()[position]) {
            decisive++;
            correct += losses.correct(readout, batch, position, score.tolerance()) ? 1 : 0;
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
      Pass pass = null;
      for (int first = 0; first < batch.steps(); first += window) {
        int end = Math.min(first + window, batch.steps());
        pass = forward(batch, b, first, end, pass);
        loss += backward(batch, b, pass, counted, gradient);
      }
      return loss;
    }

    private double backward(Batch batch, int b, Pass pass, int counted, double[] gradient) {
      int first = pass.stretch().first();
      List<double[]> read = stack.read(pass);
      List<double[]> cotangents = new ArrayList<>();
      double loss = 0;
      for (int t = 0; t < read.size(); t++) {
        var cotangent = new double[network.read()];
        int position = (first + t) * batch.sequences() + b;
        if (batch.counted()[position]) {
          double[] d = interpreted.readout(read.get(t));
          loss += losses.lossAndGradient(d, batch, position);
          addErrors(d, batch, position);
          readoutBackward(d, read.get(t), counted, cotangent, gradient);
        }
        cotangents.add(cotangent);
      }
      cotangents = stack.beforeReadout(pass, cotangents);
      penalize(batch, b, pass, cotangents);
      List<List<Map<String, double[]>>> states = stack.backward(pass, cotangents);
      if (first == 0 && !batch.continued(b)) {
        addStateGradients(states, gradient);
      }
      return loss;
    }

    /** Adds the derivative of the penalty of the last layer's outputs. */
    private void penalize(Batch batch, int b, Pass pass, List<double[]> cotangents) {
      long steps = IntStream.range(0, batch.sequences()).mapToLong(batch::length).sum();
      double penalty = network.spec().regularization().activationPenalty();
      int first = pass.stretch().first();
      for (int t = 0; t < cotangents.size() && first + t < batch.length(b); t++) {
        double[] output = pass.last().get(t);
        for (int i = 0; i < output.length; i++) {
          cotangents.get(t)[network.lastRead() + i] +=
              2 * penalty * output[i] / (steps * output.length);
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

    private void addStateGradients(List<List<Map<String, double[]>>> states, double[] gradient) {
      forEachCell(
          states,
          (cell, found) ->
              cell.states().forEach((name, block) -> add(gradient, block, found.get(name))));
    }

    void addWeightGradients(double[] gradient) {
      forEachCell(
          stack.gradients(),
          (cell, found) ->
              cell.weights()
                  .forEach(block -> add(gradient, block, found.get(block.weight().name()))));
    }

    private <T> void forEachCell(List<List<T>> found, BiConsumer<Network.Cell, T> action) {
      for (int l = 0; l < found.size(); l++) {
        for (int i = 0; i < found.get(l).size(); i++) {
          action.accept(network.layers().get(l).cells().get(i), found.get(l).get(i));
        }
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
