package dev.carousel.compute.model;

import dev.carousel.api.data.Batch;
import org.jspecify.annotations.Nullable;

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
   * Sets the weights that are not trained, as {@link Layout#frozen()} arranges them. Must be called
   * before anything is computed if there are any.
   *
   * @param values copied
   */
  void freeze(double[] values);

  /**
   * Sets what the chances of a cell are drawn by in the gradients that follow: an equal key gives
   * equal draws, whatever was computed between. A model begins with the key 0.
   */
  void draw(long key);

  /**
   * The loss and its derivative, by backpropagation through all steps. What is random in the cell
   * is drawn.
   *
   * @param parameters as {@link Layout} arranges them
   * @param gradient overwritten with the derivative of the mean loss
   * @return the mean loss over the counted steps of the batch
   */
  default double gradient(double[] parameters, Batch batch, double[] gradient) {
    return gradient(parameters, batch, gradient, null);
  }

  /**
   * The same, and how far each sequence was off.
   *
   * @param errors overwritten; null where they are not wanted
   */
  double gradient(
      double[] parameters, Batch batch, double[] gradient, @Nullable SequenceErrors errors);

  /**
   * Predicts a batch and adds what it finds to {@code score}. What is random in the cell takes its
   * mean.
   *
   * @param parameters as {@link Layout} arranges them
   */
  void evaluate(double[] parameters, Batch batch, Score score);

  /** Ends the threads that the model has, if any. */
  @Override
  default void close() {}
}
