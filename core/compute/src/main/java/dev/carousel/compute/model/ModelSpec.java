package dev.carousel.compute.model;

import dev.carousel.api.CellEquations;
import dev.carousel.api.data.Format;

/**
 * What decides the form of a model.
 *
 * @param units value of {@code units} in the equations
 * @param layers cells on top of each other, at least 1; each reads the output of the one below
 * @param trainedStates whether initial states are trained; otherwise they are zero
 * @param format of the batches
 * @param backpropagation how derivatives go back through time
 * @param regularization what is drawn and added while it trains
 */
public record ModelSpec(
    CellEquations equations,
    int units,
    int layers,
    boolean trainedStates,
    Format format,
    Backpropagation backpropagation,
    Regularization regularization) {

  /** With derivatives through the whole sequence. */
  public ModelSpec(
      CellEquations equations, int units, int layers, boolean trainedStates, Format format) {
    this(
        equations, units, layers, trainedStates, format, Backpropagation.FULL, Regularization.NONE);
  }

  /** The same model, whose derivatives go back as said. */
  public ModelSpec with(Backpropagation through) {
    return new ModelSpec(equations, units, layers, trainedStates, format, through, regularization);
  }

  /** The same model, regularized as said. */
  public ModelSpec with(Regularization other) {
    return new ModelSpec(equations, units, layers, trainedStates, format, backpropagation, other);
  }
}
