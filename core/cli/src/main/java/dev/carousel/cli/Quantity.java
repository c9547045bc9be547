package dev.carousel.cli;

import java.util.Locale;

/** Measured numbers with the digits that such a measurement carries, and their units. */
final class Quantity {
  private static final int MINUTE = 60;
  private static final int HOUR = 3600;

  private Quantity() {}

  /** Such as {@code 0.85 ms}, {@code 14 s}, {@code 2 min 10 s}, {@code 3 h 5 min}. */
  static String time(double seconds) {
    if (seconds < 1) {
      return digits(1000 * seconds) + " ms";
    }
    long whole = (long) Math.ceil(seconds);
    if (whole < MINUTE) {
      return (seconds < 10 ? digits(seconds) : whole) + " s";
    }
    return whole < HOUR
        ? whole / MINUTE + " min " + whole % MINUTE + " s"
        : whole / HOUR + " h " + whole % HOUR / MINUTE + " min";
  }

  /** Two decimals below ten, one below a hundred, else none. */
  static String digits(double value) {
    String format = value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f";
    return String.format(Locale.ROOT, format, value);
  }
}
