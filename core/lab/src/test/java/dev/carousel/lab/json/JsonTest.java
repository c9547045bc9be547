package dev.carousel.lab.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonTest {

  @Test
  void plain_values_come_back_equal_and_in_order() {
    var map = new LinkedHashMap<String, Object>();
    map.put("z", Arrays.asList(1L, -2.5, "line\nbreak \"quoted\" \u2028", true, null));
    map.put("a", Map.of("inner", List.of()));
    assertEquals(map, Json.read(Json.write(map)));
    assertEquals(map, Json.read(Json.writeIndented(map)));
    assertEquals(List.of("z", "a"), Fields.of(Json.read(Json.write(map))).names());
  }

  @Test
  void doubles_come_back_to_the_last_bit() {
    var random = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        assertEquals(value, Json.read(Json.write(value)));
      }
    }
    assertEquals(-0.0, Json.read("-0.0"));
    assertEquals(Double.MIN_VALUE, Json.read(Json.write(Double.MIN_VALUE)));
    assertEquals(Long.MIN_VALUE, Json.read(Json.write(Long.MIN_VALUE)));
  }

  @Test
  void a_whole_double_stays_a_double() {
    assertEquals("3.0", Json.write(3.0));
    assertEquals(3.0, Json.read("3.0"));
    assertEquals(3L, Json.read("3"));
  }

  @Test
  void numbers_that_json_lacks_are_texts_and_read_as_numbers_again() {
    String text = Json.write(List.of(Double.NaN, Double.NEGATIVE_INFINITY));
    assertEquals("[\"NaN\",\"-Infinity\"]", text);
    assertEquals(Double.NaN, Fields.of(Json.read("{\"loss\":\"NaN\"}")).number("loss"));
    assertEquals(
        Double.NEGATIVE_INFINITY, Fields.of(Json.read("{\"loss\":\"-Infinity\"}")).number("loss"));
  }

  @Test
  void truncated_or_doubled_text_is_refused() {
    for (String text : List.of("", "{", "{\"a\":1", "[1,", "\"open", "{} {}", "nul", "{\"a\"}")) {
      assertThrows(JsonException.class, () -> Json.read(text), text);
    }
  }

  @Test
  void a_missing_field_and_one_of_another_type_are_named() {
    Fields fields = Fields.of(Json.read("{\"updates\":\"many\"}"));
    assertEquals(
        "the field updates is not a whole number",
        assertThrows(JsonException.class, () -> fields.whole("updates")).getMessage());
    assertEquals(
        "the field digest is missing",
        assertThrows(JsonException.class, () -> fields.text("digest")).getMessage());
    assertThrows(JsonException.class, () -> Fields.of(List.of()));
  }

  @Test
  void anything_but_plain_values_is_refused() {
    assertThrows(IllegalArgumentException.class, () -> Json.write(new StringBuilder("x")));
  }
}
