package dev.carousel.lab.measure;

/**
 * What the updates of one cell cost.
 *
 * @param seconds median of an update
 * @param settled whether the median had stopped changing before the time was over
 * @param multiplyAdds of the matrix products of one update
 * @param parameters trained numbers, the readout's among them
 * @param startBytes allocated until the first update ended, by compiling and for all buffers
 * @param updateBytes allocated by an update, median
 */
public record Cost(
    double seconds,
    boolean settled,
    long multiplyAdds,
    int parameters,
    long startBytes,
    long updateBytes) {

  /** Billions of operations per second; a multiply-add is two. */
  public double gigaflops() {
    return 2 * multiplyAdds / seconds / 1e9;
  }
}
