package dev.carousel.compute.model;

import dev.carousel.api.data.Batch;

/**
 * How the layers of a network are joined.
 *
 * @param layers above each other, at least 1
 * @param links what they read and give out beside each other
 * @param direction which way they read a sequence
 */
public record Wiring(int layers, Links links, Direction direction) {

  /** What joins layers beside that each reads the one below. */
  public enum Links {
    /** Nothing: the readout reads the last layer. */
    NONE,
    /**
     * A layer from the second on gives out its own output plus its input (He, Zhang, Ren &amp; Sun
     * 2016; of recurrent layers Wu et al. 2016).
     */
    RESIDUAL,
    /**
     * Every layer from the second on reads the model's input beside the layer below, and the
     * readout reads all layers (Graves 2013).
     */
    SKIP
  }

  /** Which way layers read a sequence. */
  public enum Direction {
    FORWARD,
    /**
     * Each layer has a second cell of the same equations and with its own weights, which reads each
     * sequence from its last step to its first; the layer gives out both outputs side by side
     * (Schuster &amp; Paliwal 1997; Graves &amp; Schmidhuber 2005).
     */
    BOTH
  }

  public Wiring {
    if (layers < 1) {
      throw new IllegalArgumentException("a network has at least one layer, not " + layers);
    }
  }

  /** Each layer reads the one below alone, forward. */
  public static Wiring plain(int layers) {
    return new Wiring(layers, Links.NONE, Direction.FORWARD);
  }

  /**
   * How many entries a layer reads.
   *
   * @param below entries that the layer below gives out
   * @param model entries of the model's input
   */
  public int inputs(int layer, int below, int model) {
    if (layer == 0) {
      return model;
    }
    return links == Links.SKIP ? below + model : below;
  }

  /**
   * How many entries a layer gives out.
   *
   * @param cell entries that one cell puts out
   */
  public int outputs(int cell) {
    return cells() * cell;
  }

  /** Cells of a layer. */
  public int cells() {
    return direction == Direction.BOTH ? 2 : 1;
  }

  /**
   * Refuses sequences that continue others where layers read both ways: what comes last is not
   * there yet.
   *
   * @throws IllegalArgumentException if the batch has some
   */
  void checkCarried(Batch batch) {
    if (direction == Direction.BOTH && batch.anyContinued()) {
      throw new IllegalArgumentException(
          "layers that read both ways cannot continue a sequence, which they read from its end");
    }
  }

  boolean has(Links wanted) {
    return links == wanted;
  }
}
