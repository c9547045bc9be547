package dev.carousel.api.equation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizeTest {
  private static final Size UNITS = Size.named("units");
  private static final Map<String, Integer> SIZES = Map.of("units", 5, "inputs", 3);

  @ParameterizedTest
  @CsvSource({
    "7, 7",
    "0, 0",
    "units, units",
    "2*units, 2*units",
    "units*2, 2*units",
    "3 units, 3*units",
    "units + 1, units + 1",
    "1 + units, units + 1",
    "units - inputs, -inputs + units",
    "4*units - inputs - 2, -inputs + 4*units - 2",
    "units + units, 2*units",
    "units - units, 0",
    "3 - 3 + inputs, inputs"
  })
  void a_size_prints_as_a_sum(String text, String printed) {
    assertEquals(printed, EquationParser.parseSize(text).toString());
  }

  @Test
  void its_value_is_that_of_the_sum() {
    assertEquals(5, UNITS.value(SIZES));
    assertEquals(12, UNITS.times(3).minus(Size.named("inputs")).value(SIZES));
    assertEquals(0, Size.of(0).value(Map.of()));
    assertEquals(-2, Size.of(3).minus(UNITS).value(SIZES));
  }

  @Test
  void a_name_without_a_value_is_refused() {
    var failure = assertThrows(IllegalArgumentException.class, () -> UNITS.value(Map.of()));
    assertEquals("no size is named units", failure.getMessage());
  }

  @Test
  void sizes_are_equal_when_their_sums_are() {
    assertEquals(UNITS.plus(UNITS), UNITS.times(2));
    assertEquals(UNITS, UNITS.plus(Size.named("inputs")).minus(Size.named("inputs")));
    assertEquals(Size.of(0), UNITS.times(0));
    assertNotEquals(UNITS, UNITS.plus(Size.ONE));
  }

  @Test
  void only_the_number_one_is_one() {
    assertTrue(Size.ONE.isOne());
    assertTrue(UNITS.plus(Size.ONE).minus(UNITS).isOne());
    assertFalse(Size.of(2).isOne());
    assertFalse(UNITS.isOne());
    assertFalse(UNITS.plus(Size.ONE).isOne());
  }
}
