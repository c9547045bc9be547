package dev.carousel.lab.json;

import com.google.gson.FormattingStyle;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads plain values: Map with text keys, List, String, Boolean, null and numbers. Maps
 * keep their order.
 *
 * <p>A whole number is read as a Long, one with a point or an exponent as a Double; both are
 * written so that they come back equal. JSON has no NaN and no infinity: they are written as the
 * texts {@code "NaN"}, {@code "Infinity"} and {@code "-Infinity"}, which {@link Fields#number}
 * reads as numbers again.
 */
public final class Json {
  private static final FormattingStyle INDENTED = FormattingStyle.PRETTY.withNewline("\n");

  private Json() {}

  /**
   * The value on one line, without a line break at its end.
   *
   * @throws IllegalArgumentException if {@code plain} holds anything but plain values
   */
  public static String write(@Nullable Object plain) {
    return write(plain, FormattingStyle.COMPACT);
  }

  /** The value over many indented lines, for files that people read; ends with a line break. */
  public static String writeIndented(@Nullable Object plain) {
    return write(plain, INDENTED) + "\n";
  }

  private static String write(@Nullable Object plain, FormattingStyle style) {
    var text = new StringWriter();
    try (var writer = new JsonWriter(text)) {
      writer.setFormattingStyle(style);
      write(plain, writer);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return text.toString();
  }

  private static void write(@Nullable Object plain, JsonWriter writer) throws IOException {
    switch (plain) {
      case null -> writer.nullValue();
      case String text -> writer.value(text);
      case Boolean truth -> writer.value(truth);
      case Long whole -> writer.value(whole);
      case Integer whole -> writer.value(whole);
      case Double number -> writeNumber(number, writer);
      case List<?> list -> {
        writer.beginArray();
        for (Object entry : list) {
          write(entry, writer);
        }
        writer.endArray();
      }
      case Map<?, ?> map -> {
        writer.beginObject();
        for (var entry : map.entrySet()) {
          writer.name((String) entry.getKey());
          write(entry.getValue(), writer);
        }
        writer.endObject();
      }
      default -> throw new IllegalArgumentException("not a plain value: " + plain.getClass());
    }
  }

  private static void writeNumber(double number, JsonWriter writer) throws IOException {
    if (Double.isFinite(number)) {
      writer.value(number);
    } else {
      writer.value(Double.toString(number));
    }
  }

  /**
   * The one value that {@code text} holds.
   *
   * @throws JsonException if it is not exactly one JSON value
   */
  public static @Nullable Object read(String text) {
    try (var reader = new JsonReader(new StringReader(text))) {
      reader.setStrictness(Strictness.STRICT);
      Object value = read(reader);
      if (reader.peek() != JsonToken.END_DOCUMENT) {
        throw new JsonException("there is more after the end of the value");
      }
      return value;
    } catch (IOException | IllegalStateException e) {
      throw new JsonException(String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
  }

  private static @Nullable Object read(JsonReader reader) throws IOException {
    return switch (reader.peek()) {
      case BEGIN_ARRAY -> list(reader);
      case BEGIN_OBJECT -> map(reader);
      case STRING -> reader.nextString();
      case NUMBER -> number(reader.nextString());
      case BOOLEAN -> reader.nextBoolean();
      case NULL -> {
        reader.nextNull();
        yield null;
      }
      default -> throw new JsonException("a value is missing at " + reader.getPath());
    };
  }

  private static Map<String, @Nullable Object> map(JsonReader reader) throws IOException {
    var map = new LinkedHashMap<String, @Nullable Object>();
    reader.beginObject();
    while (reader.hasNext()) {
      map.put(reader.nextName(), read(reader));
    }
    reader.endObject();
    return map;
  }

  private static List<@Nullable Object> list(JsonReader reader) throws IOException {
    var list = new ArrayList<@Nullable Object>();
    reader.beginArray();
    while (reader.hasNext()) {
      list.add(read(reader));
    }
    reader.endArray();
    return list;
  }

  /** A whole number too large for a Long is read as a Double. */
  private static Object number(String digits) {
    try {
      return Long.valueOf(digits);
    } catch (NumberFormatException e) {
      return Double.valueOf(digits);
    }
  }
}
