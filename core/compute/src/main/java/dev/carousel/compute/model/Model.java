package dev.carousel.compute.model;

import dev.carousel.api.data.Batch;

/**
 * The network of one trial: layers of one cell and a linear readout. It holds buffers, not
 * parameters: these are handed in, flat, as its {@link Layout} arranges them. Used by one thread at
 * a time.
 *
 * <p>It keeps the states that each batch ended with. Sequences that {@linkplain Batch#continued
 * continue} others begin with those of their row in the last batch of the same number of sequences;
 * training and evaluation have states of their own.
 */
public interface Model extends AutoCloseable {

  /** How the flat parameters are arranged. */
  Layout layout();

  /**
   * The loss and its derivative, by backpropagation through all steps.
   *
   * @param parameters as {@link Layout} arranges them
   * @param gradient overwritten with the derivative of the mean loss
   * @return the mean loss over the counted steps of the batch
   */
  double gradient(double[] parameters, Batch batch, double[] gradient);

  /**
   * Predicts a batch and adds what it finds to {@code score}.
   *
   * @param parameters as {@link Layout} arranges them
   */
  void evaluate(double[] parameters, Batch batch, Score score);

  /** Ends the threads that the model has, if any. */
  @Override
  default void close() {}
}
