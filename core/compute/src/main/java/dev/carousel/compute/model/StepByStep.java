package dev.carousel.compute.model;

import dev.carousel.compute.model.InterpretedStack.Pass;
import dev.carousel.compute.model.InterpretedStack.Stretch;
import dev.carousel.compute.model.Wiring.Direction;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A trained model that is fed one token at a time and remembers, run by the interpreter. For uses
 * that need each prediction before the next token, as writing does.
 */
public final class StepByStep {
  private final Interpreted interpreted;
  private final InterpretedStack stack;
  private List<List<Map<String, double[]>>> states;
  private int steps;

  private StepByStep(Interpreted interpreted) {
    this.interpreted = interpreted;
    stack = InterpretedStack.evaluated(interpreted);
    states = interpreted.initialStates();
  }

  /**
   * A model before its first step.
   *
   * @param weights the parameters, then those weights that are not trained
   * @throws IllegalArgumentException if the weights are not as many as the model has, or if its
   *     layers read both ways
   */
  public static StepByStep of(ModelSpec spec, double[] weights) {
    if (spec.wiring().direction() == Direction.BOTH) {
      throw new IllegalArgumentException(
          "layers that read both ways need a whole sequence before its first prediction");
    }
    var network = Network.of(spec);
    int trained = network.layout().length();
    int all = trained + network.layout().frozenLength();
    if (all != weights.length) {
      throw new IllegalArgumentException(weights.length + " weights for a model of " + all);
    }
    double[] parameters = Arrays.copyOf(weights, trained);
    return new StepByStep(
        new Interpreted(network, parameters, Arrays.copyOfRange(weights, trained, all)));
  }

  /** Takes a token; returns the readout before any nonlinearity, {@code [outputs]}. */
  public double[] next(int token) {
    var input = new double[interpreted.network().spec().format().inputs()];
    input[token] = 1;
    Pass pass = stack.forward(new Stretch(0, steps, 1, 0), List.of(input), states);
    states = pass.finalStates();
    steps++;
    return interpreted.readout(stack.read(pass).getFirst());
  }
}
