package dev.carousel.lab.measure;

/**
 * What the updates of one cell cost.
 *
 * @param seconds of an update, the lower quartile
 * @param settled whether that had stopped changing before the time was over
 * @param multiplyAdds of the matrix products of one update
 * @param parameters trained numbers, the readout's among them
 * @param modelBytes allocated on the heap to make a model and its buffers for the batch
 * @param updateBytes allocated by an update
 */
public record Cost(
    double seconds,
    boolean settled,
    long multiplyAdds,
    int parameters,
    long modelBytes,
    long updateBytes) {

  /** Billions of operations per second; a multiply-add is two. */
  public double gigaflops() {
    return 2 * multiplyAdds / seconds / 1e9;
  }
}
