package dev.carousel.api.describe;

import dev.carousel.api.describe.ArgumentException.Reason;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One field of a component's record.
 *
 * @param name as studies write it: {@code clipNorm} is {@code clip-norm}
 * @param type whole number, number, truth value, text, choice, or a list of one of them
 * @param fallback the default, or empty if the parameter is required
 * @param bounds of a number
 * @param choices the allowed texts, empty if any
 */
public record Parameter(
    String name,
    ValueType type,
    boolean list,
    String doc,
    Optional<String> fallback,
    Bounds bounds,
    List<String> choices,
    Class<?> javaType) {

  /** What a value must be. */
  public enum ValueType {
    INTEGER("a whole number"),
    NUMBER("a number"),
    TRUTH("true or false"),
    TEXT("a text"),
    CHOICE("one of a few words"),
    /** A {@link DataFile}; a study names it by its path. */
    FILE("a file's path");

    private final String words;

    ValueType(String words) {
      this.words = words;
    }

    /** As messages say it, such as {@code a whole number}. */
    public String words() {
      return words;
    }
  }

  /** The range of a number; infinite where it has no bound. */
  public record Bounds(double low, boolean lowIncluded, double high, boolean highIncluded) {
    boolean contains(double value) {
      return (lowIncluded ? value >= low : value > low)
          && (highIncluded ? value <= high : value < high);
    }

    /** Such as {@code at least 1} or {@code above 0 and below 1}; empty if unbounded. */
    public String words() {
      String from = (lowIncluded ? "at least " : "above ") + Parameter.number(low);
      String to = (highIncluded ? "at most " : "below ") + Parameter.number(high);
      if (Double.isInfinite(low)) {
        return Double.isInfinite(high) ? "" : to;
      }
      return Double.isInfinite(high) ? from : from + " and " + to;
    }
  }

  static Parameter of(RecordComponent component) {
    String name = kebab(component.getName());
    boolean list = component.getType() == List.class;
    Class<?> element = list ? elementOf(component.getGenericType()) : component.getType();
    Doc doc = component.getAnnotation(Doc.class);
    if (doc == null) {
      throw new DescriptionException("the parameter " + name + " has no @Doc");
    }
    Default fallback = component.getAnnotation(Default.class);
    return new Parameter(
        name,
        valueType(element, component),
        list,
        doc.value(),
        Optional.ofNullable(fallback).map(Default::value),
        bounds(component),
        choices(element, component),
        element);
  }

  private static String kebab(String camel) {
    return camel.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }

  private static Class<?> elementOf(Type list) {
    return list instanceof ParameterizedType p
            && p.getActualTypeArguments()[0] instanceof Class<?> element
        ? element
        : Object.class;
  }

  private static ValueType valueType(Class<?> type, RecordComponent component) {
    if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
      return ValueType.INTEGER;
    }
    if (type == double.class || type == Double.class) {
      return ValueType.NUMBER;
    }
    if (type == boolean.class || type == Boolean.class) {
      return ValueType.TRUTH;
    }
    if (type == String.class) {
      return component.isAnnotationPresent(Choices.class) ? ValueType.CHOICE : ValueType.TEXT;
    }
    if (type == DataFile.class) {
      return ValueType.FILE;
    }
    if (type.isEnum()) {
      return ValueType.CHOICE;
    }
    throw new DescriptionException(
        "the parameter " + kebab(component.getName()) + " has the unusable type " + type.getName());
  }

  private static Bounds bounds(RecordComponent component) {
    Min min = component.getAnnotation(Min.class);
    Max max = component.getAnnotation(Max.class);
    Above above = component.getAnnotation(Above.class);
    Below below = component.getAnnotation(Below.class);
    double low =
        above != null ? above.value() : min != null ? min.value() : Double.NEGATIVE_INFINITY;
    double high =
        below != null ? below.value() : max != null ? max.value() : Double.POSITIVE_INFINITY;
    return new Bounds(low, above == null, high, below == null);
  }

  private static List<String> choices(Class<?> type, RecordComponent component) {
    Choices texts = component.getAnnotation(Choices.class);
    if (texts != null) {
      return List.of(texts.value());
    }
    return type.isEnum()
        ? Stream.of(type.getEnumConstants()).map(c -> word((Enum<?>) c)).toList()
        : List.of();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The type in words, such as {@code a list of whole numbers}. */
  public String typeWords() {
    return list ? "a list, each " + type.words() : type.words();
  }

  /**
   * Turns a plain value (Long, Double, Boolean, String, DataFile, or a List of them) into the
   * field's own type.
   *
   * @throws ArgumentException if the value is of another type, out of range or not a choice
   */
  public Object accept(Object value) {
    if (!list) {
      return acceptOne(value);
    }
    if (value instanceof List<?> values) {
      return values.stream().map(this::acceptOne).toList();
    }
    throw new ArgumentException(Reason.TYPE, expected(value));
  }

  private Object acceptOne(Object value) {
    return switch (type) {
      case INTEGER -> integer(value);
      case NUMBER -> decimal(value);
      case TRUTH -> {
        if (value instanceof Boolean) {
          yield value;
        }
        throw new ArgumentException(Reason.TYPE, expected(value));
      }
      case TEXT, CHOICE -> text(value);
      case FILE -> file(value);
    };
  }

  private Object integer(Object value) {
    if (!(value instanceof Long whole)) {
      throw new ArgumentException(Reason.TYPE, expected(value));
    }
    inBounds(whole);
    boolean isInt = javaType == int.class || javaType == Integer.class;
    if (isInt && whole != whole.intValue()) {
      throw new ArgumentException(Reason.RANGE, name + " is " + whole + ", more than fits");
    }
    return isInt ? (Object) whole.intValue() : (Object) whole;
  }

  private Object decimal(Object value) {
    if (!(value instanceof Long || value instanceof Double)) {
      throw new ArgumentException(Reason.TYPE, expected(value));
    }
    double number = ((Number) value).doubleValue();
    inBounds(number);
    return number;
  }

  private void inBounds(double value) {
    if (!Double.isFinite(value) || !bounds.contains(value)) {
      throw new ArgumentException(
          Reason.RANGE, name + " must be " + bounds.words() + ", not " + number(value));
    }
  }

  private Object text(Object value) {
    if (!(value instanceof String text)) {
      throw new ArgumentException(Reason.TYPE, expected(value));
    }
    if (type == ValueType.CHOICE && !choices.contains(text)) {
      throw new ArgumentException(
          Reason.CHOICE, name + " must be " + String.join(" or ", choices) + ", not " + text);
    }
    if (javaType.isEnum()) {
      return Stream.of(javaType.getEnumConstants())
          .filter(c -> word((Enum<?>) c).equals(text))
          .findFirst()
          .orElseThrow();
    }
    return text;
  }

  /** A file that was found; a name alone stands for no file unless it is empty. */
  private Object file(Object value) {
    if (value instanceof DataFile) {
      return value;
    }
    if ("".equals(value)) {
      return DataFile.NONE;
    }
    throw new ArgumentException(Reason.TYPE, expected(value));
  }

  private String expected(Object value) {
    return name + " must be " + typeWords() + ", not " + words(value);
  }

  private static String words(Object value) {
    return switch (value) {
      case String text -> "the text \"" + text + "\"";
      case Boolean truth -> "the truth value " + truth;
      case Number number -> "the number " + number(number.doubleValue());
      case List<?> _ -> "a list";
      default -> "a mapping";
    };
  }

  static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
