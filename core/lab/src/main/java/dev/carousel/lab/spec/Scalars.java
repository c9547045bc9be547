package dev.carousel.lab.spec;

import dev.carousel.lab.spec.Node.Refused;
import dev.carousel.lab.spec.Node.Scalar;
import dev.carousel.lab.spec.Node.Style;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an unquoted value means: the core schema of YAML 1.2 without what surprises. {@code true}
 * and {@code false} are truth values, whole numbers and decimal fractions are numbers, and
 * everything else is a text, except what YAML 1.1 reads as something else than it looks like: that
 * is refused.
 */
final class Scalars {
  private static final Pattern WHOLE = Pattern.compile("[-+]?(0|[1-9][0-9]*)");
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?((0|[1-9][0-9]*)(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]+)?");
  private static final Pattern LEADING_ZERO = Pattern.compile("[-+]?0+[0-9]+(\\.[0-9]*)?");
  private static final Pattern BASED = Pattern.compile("[-+]?0(x[0-9a-fA-F_]+|b[01_]+|o[0-7]+)");
  private static final Pattern GROUPED = Pattern.compile("[-+]?[0-9][0-9_]*_[0-9_]*(\\.[0-9_]*)?");
  private static final Pattern BASE_SIXTY = Pattern.compile("[-+]?[0-9]+(:[0-5]?[0-9])+");
  private static final Pattern NOT_FINITE =
      Pattern.compile("[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");
  private static final Set<String> FALSE_WORDS = Set.of("no", "off");
  private static final Set<String> TRUE_WORDS = Set.of("yes", "on");

  private Scalars() {}

  /** Reads an unquoted value; what is refused is reported. */
  static Node plain(String text, Span span, Problems problems) {
    if (text.equals("true") || text.equals("false")) {
      return scalar(Boolean.valueOf(text), text, span);
    }
    if (WHOLE.matcher(text).matches()) {
      return whole(text, span, problems);
    }
    if (DECIMAL.matcher(text).matches()) {
      return decimal(text, span, problems);
    }
    return refused(text, span, problems) ? new Refused(span) : scalar(text, text, span);
  }

  private static Scalar scalar(Object value, String text, Span span) {
    return new Scalar(value, text, Style.PLAIN, span);
  }

  private static Node whole(String text, Span span, Problems problems) {
    try {
      return scalar(Long.valueOf(text), text, span);
    } catch (NumberFormatException _) {
      problems.add(
          span,
          "too-large",
          text + " is too large for a whole number, of which the largest is " + Long.MAX_VALUE);
      return new Refused(span);
    }
  }

  private static Node decimal(String text, Span span, Problems problems) {
    double value = Double.parseDouble(text);
    if (Double.isFinite(value)) {
      return scalar(value, text, span);
    }
    problems.add(
        span, "too-large", text + " is too large for a number, of which the largest is 1.8e308");
    return new Refused(span);
  }

  private static boolean refused(String text, Span span, Problems problems) {
    if (text.isEmpty() || text.equals("~") || text.toLowerCase(Locale.ROOT).equals("null")) {
      problems.add(
          span,
          "no-value",
          text.isEmpty() ? "there is no value here" : text + " means that there is no value here",
          "write a value, or take the key away.");
    } else if (NOT_FINITE.matcher(text).matches()) {
      problems.add(span, "not-finite", text + " is not a finite number");
    } else {
      return surprising(text, span, problems);
    }
    return true;
  }

  private static boolean surprising(String text, Span span, Problems problems) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (FALSE_WORDS.contains(lower) || lower.equals("false")) {
      ambiguous(text, "the truth value false to some readers of YAML", "false", span, problems);
    } else if (TRUE_WORDS.contains(lower) || lower.equals("true")) {
      ambiguous(text, "the truth value true to some readers of YAML", "true", span, problems);
    } else if (BASED.matcher(text).matches()) {
      String number = based(text).toString();
      ambiguous(text, "the number " + number + " to some readers of YAML", number, span, problems);
    } else if (LEADING_ZERO.matcher(text).matches()) {
      String number = text.replaceFirst("^([-+]?)0+(?=[0-9])", "$1");
      String meaning =
          number.matches("[-+]?[0-7]+")
              ? "the octal number " + new BigInteger(number, 8) + " to some readers of YAML"
              : "not a number to some readers of YAML";
      ambiguous(text, meaning, number, span, problems);
    } else if (GROUPED.matcher(text).matches()) {
      String number = text.replace("_", "");
      ambiguous(
          text, "a text to some readers of YAML and a number to others", number, span, problems);
    } else if (BASE_SIXTY.matcher(text).matches()) {
      String number = baseSixty(text);
      ambiguous(
          text,
          "the base-60 number " + number + " to some readers of YAML",
          number,
          span,
          problems);
    } else {
      return false;
    }
    return true;
  }

  private static void ambiguous(
      String text, String meaning, String plain, Span span, Problems problems) {
    problems.add(
        span,
        "ambiguous-value",
        text + ", unquoted, is " + meaning,
        "write " + plain + " or \"" + text + "\".");
  }

  private static BigInteger based(String text) {
    String digits = text.replaceFirst("^[-+]?0.", "").replace("_", "");
    int base = text.contains("x") ? 16 : text.contains("o") ? 8 : 2;
    BigInteger value = new BigInteger(digits.isEmpty() ? "0" : digits, base);
    return text.startsWith("-") ? value.negate() : value;
  }

  private static String baseSixty(String text) {
    var value = BigInteger.ZERO;
    for (String part : text.replaceFirst("^[-+]", "").split(":")) {
      value = value.multiply(BigInteger.valueOf(60)).add(new BigInteger(part));
    }
    return (text.startsWith("-") ? "-" : "") + value;
  }
}
