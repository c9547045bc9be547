package dev.carousel.compute.product;

import java.util.Arrays;

/**
 * How a row of data is divided: into segments, such as the four gates of an LSTM, each padded to a
 * multiple of {@link PackedMatrix#PANEL}. The valid entries are numbered through all segments.
 */
public final class Segments {
  private final int[] lengths;

  /** Where segments begin in a row of data; the last number is the length of the row. */
  private final int[] starts;

  /** Numbers of the first entries of segments among the valid ones; the last is their count. */
  private final int[] numbers;

  private Segments(int[] lengths) {
    this.lengths = lengths.clone();
    starts = sums(Arrays.stream(lengths).map(PackedMatrix::padded).toArray());
    numbers = sums(lengths);
  }

  /** Segments of these lengths, one after the other. */
  public static Segments of(int... lengths) {
    return new Segments(lengths);
  }

  private static int[] sums(int[] lengths) {
    int[] sums = new int[lengths.length + 1];
    for (int i = 0; i < lengths.length; i++) {
      sums[i + 1] = Math.addExact(sums[i], lengths[i]);
    }
    return sums;
  }

  /** How many there are. */
  int size() {
    return lengths.length;
  }

  /** Valid entries of a segment. */
  public int length(int segment) {
    return lengths[segment];
  }

  /** Where a segment begins in a row of data. */
  public int start(int segment) {
    return starts[segment];
  }

  /** The number of a segment's first entry. */
  public int number(int segment) {
    return numbers[segment];
  }

  /** Valid entries of all segments. */
  public int count() {
    return numbers[lengths.length];
  }

  /** Length of a row, paddings included. */
  public int stride() {
    return starts[lengths.length];
  }

  /** Where in a row of data the entry of a number lies. */
  int place(int number) {
    int segment = 0;
    while (numbers[segment + 1] <= number) {
      segment++;
    }
    return starts[segment] + number - numbers[segment];
  }

  /** Whether valid entries follow each other without padding between them. */
  boolean areDense() {
    return lengths.length == 0
        || count() == starts[lengths.length - 1] + lengths[lengths.length - 1];
  }
}
