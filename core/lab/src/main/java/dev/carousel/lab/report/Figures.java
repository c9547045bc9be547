package dev.carousel.lab.report;

import dev.carousel.lab.stats.ArmFinding;
import dev.carousel.lab.stats.Comparison;
import dev.carousel.lab.stats.Counts;
import dev.carousel.lab.stats.Interval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.function.DoubleFunction;

/** Numbers as a reader wants them: no more digits than they carry, no exponent where avoidable. */
final class Figures {
  static final String NONE = "-";

  private Figures() {}

  /** A share or a probability, two decimals. */
  static String share(double share) {
    return String.format(Locale.ROOT, "%.2f", share);
  }

  /**
   * A format for the value of a metric and for what stands beside it: three decimals or, if the
   * value is small, as many as give it {@code digits} significant ones.
   */
  static DoubleFunction<String> like(double value, int digits) {
    double size = Math.abs(value);
    if (!Double.isFinite(value)) {
      return String::valueOf;
    }
    int decimals = new BigDecimal(size).round(new MathContext(digits)).scale();
    String format =
        size >= 1000 ? "%.0f" : decimals > 8 ? "%.1e" : "%." + Math.max(3, decimals) + "f";
    return number -> String.format(Locale.ROOT, format, number);
  }

  static String value(double value) {
    return like(value, 3).apply(value);
  }

  /** The format with a sign; what rounds to zero has none. */
  static DoubleFunction<String> signed(DoubleFunction<String> format) {
    return number -> {
      String size = format.apply(Math.abs(number));
      boolean zero = size.chars().noneMatch(c -> c >= '1' && c <= '9');
      return (zero ? "" : number < 0 ? "-" : "+") + size;
    };
  }

  /** Two significant digits. */
  static String p(double p) {
    return p < 0.0001
        ? "<0.0001"
        : BigDecimal.valueOf(p).round(new MathContext(2)).stripTrailingZeros().toPlainString();
  }

  static String interval(Interval interval, DoubleFunction<String> format) {
    return format.apply(interval.low()) + " to " + format.apply(interval.high());
  }

  /** Such as {@code 4/5}. */
  static String solved(Counts counts) {
    return counts.results() == 0 ? NONE : counts.solved() + "/" + counts.results();
  }

  /** Such as {@code 4 of 5}. */
  static String solvedOf(Counts counts) {
    return counts.solved() + " of " + counts.results();
  }

  /** Such as {@code 650} or, if it was not reached, {@code > 2000}. */
  static String medianUpdates(ArmFinding finding) {
    if (finding.medianUpdates().isPresent()) {
      return String.format(Locale.ROOT, "%.0f", finding.medianUpdates().getAsDouble());
    }
    if (finding.longestUpdates().isPresent()) {
      return "> " + finding.longestUpdates().getAsLong();
    }
    return finding.counts().results() == 0 ? NONE : "never";
  }

  /** Such as {@code 5+5} or {@code 5 pairs}. */
  static String seeds(Comparison comparison) {
    return comparison.test() == Comparison.Test.METRIC
        ? comparison.nA() + (comparison.nA() == 1 ? " pair" : " pairs")
        : comparison.nA() + "+" + comparison.nB();
  }
}
