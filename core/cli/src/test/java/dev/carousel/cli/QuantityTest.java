package dev.carousel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carousel.lab.measure.Forecast;
import org.junit.jupiter.api.Test;

class QuantityTest {
  @Test
  void times_have_the_unit_that_suits_them() {
    assertEquals("0.85 ms", Quantity.time(0.00085));
    assertEquals("9.50 s", Quantity.time(9.5));
    assertEquals("14 s", Quantity.time(13.2));
    assertEquals("2 min 10 s", Quantity.time(130));
    assertEquals("3 h 5 min", Quantity.time(3 * 3600 + 5 * 60));
  }

  @Test
  void a_forecast_says_what_it_rests_on() {
    assertEquals(
        "\nexpected: about 2 min 10 s on 2 workers (0.90 ms an update, measured)\n",
        PlanCommand.words(new Forecast(130, false, 2, 60, 0.0009, 0.0009, 1, 1, true)));
    assertEquals(
        "\n"
            + "expected: at most 14 s on 1 worker, less where trials are solved before their budget"
            + " ends (0.90 ms to 12.0 ms an update, 2 of 3 setups measured, not settled)\n",
        PlanCommand.words(new Forecast(14, true, 1, 3, 0.0009, 0.012, 2, 3, false)));
  }
}
