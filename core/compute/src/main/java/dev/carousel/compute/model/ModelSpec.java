package dev.carousel.compute.model;

import dev.carousel.api.CellEquations;
import dev.carousel.api.data.Format;
import dev.carousel.compute.model.Wiring.Direction;

/**
 * What decides the form of a model.
 *
 * @param units value of {@code units} in the equations
 * @param wiring the layers and how they are joined
 * @param trainedStates whether initial states are trained; otherwise they are zero
 * @param format of the batches
 * @param backpropagation how derivatives go back through time
 * @param regularization what is drawn and added while it trains
 */
public record ModelSpec(
    CellEquations equations,
    int units,
    Wiring wiring,
    boolean trainedStates,
    Format format,
    Backpropagation backpropagation,
    Regularization regularization) {

  public ModelSpec {
    if (wiring.direction() == Direction.BOTH && !backpropagation.equals(Backpropagation.FULL)) {
      throw new IllegalArgumentException(
          "layers that read both ways need whole sequences, without windows and checkpoints");
    }
  }

  /** With derivatives through the whole sequence. */
  public ModelSpec(
      CellEquations equations, int units, int layers, boolean trainedStates, Format format) {
    this(
        equations,
        units,
        Wiring.plain(layers),
        trainedStates,
        format,
        Backpropagation.FULL,
        Regularization.NONE);
  }

  /** The same model, joined as said. */
  public ModelSpec with(Wiring other) {
    return new ModelSpec(
        equations, units, other, trainedStates, format, backpropagation, regularization);
  }

  /** The same model, whose derivatives go back as said. */
  public ModelSpec with(Backpropagation through) {
    return new ModelSpec(equations, units, wiring, trainedStates, format, through, regularization);
  }

  /** The same model, regularized as said. */
  public ModelSpec with(Regularization other) {
    return new ModelSpec(equations, units, wiring, trainedStates, format, backpropagation, other);
  }
}
