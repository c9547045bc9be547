package dev.carousel.lab.json;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object whose fields are asked for by name and type. */
public final class Fields {
  private static final List<String> NOT_FINITE = List.of("NaN", "Infinity", "-Infinity");
  private final Map<?, ?> map;

  private Fields(Map<?, ?> map) {
    this.map = map;
  }

  /**
   * The fields of a value that {@link Json#read} returned.
   *
   * @throws JsonException if it is not an object
   */
  public static Fields of(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return new Fields(map);
    }
    throw new JsonException("an object is expected");
  }

  /** Names in the order of the file. */
  public List<String> names() {
    return map.keySet().stream().map(String.class::cast).toList();
  }

  public boolean has(String name) {
    return map.containsKey(name);
  }

  /**
   * A text.
   *
   * @throws JsonException if the field is missing or another type, as all methods below
   */
  public String text(String name) {
    return get(name) instanceof String text ? text : refuse(name, "a text");
  }

  /** A whole number. */
  public long whole(String name) {
    return get(name) instanceof Long whole ? whole : refuse(name, "a whole number");
  }

  /** Any number, NaN and infinities included. */
  public double number(String name) {
    return switch (get(name)) {
      case Number number -> number.doubleValue();
      case String text when NOT_FINITE.contains(text) -> Double.parseDouble(text);
      case null, default -> refuse(name, "a number");
    };
  }

  public List<?> list(String name) {
    return get(name) instanceof List<?> list ? list : refuse(name, "a list");
  }

  /** Another object within this one. */
  public Fields fields(String name) {
    return get(name) instanceof Map<?, ?> inner ? new Fields(inner) : refuse(name, "an object");
  }

  /** Any plain value, null included. */
  public @Nullable Object get(String name) {
    if (!map.containsKey(name)) {
      throw new JsonException("the field " + name + " is missing");
    }
    return map.get(name);
  }

  private static <T> T refuse(String name, String expected) {
    throw new JsonException("the field " + name + " is not " + expected);
  }
}
