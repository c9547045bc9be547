package dev.carousel.api.data;

/** What is measured on held-out sequences. */
public enum Metric {
  /** Mean loss over the counted steps. */
  LOSS(false),
  /** The loss in bits: the mean cross entropy over the counted steps to the base of two. */
  BITS(false),
  /** Share of decisive steps predicted correctly. */
  ACCURACY(true),
  /** Share of sequences with every decisive step correct. */
  SEQUENCES(true);

  private final boolean higherIsBetter;

  Metric(boolean higherIsBetter) {
    this.higherIsBetter = higherIsBetter;
  }

  public boolean higherIsBetter() {
    return higherIsBetter;
  }

  /** The name in records and reports. */
  public String label() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
