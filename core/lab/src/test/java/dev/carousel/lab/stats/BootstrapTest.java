package dev.carousel.lab.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class BootstrapTest {

  @Test
  void equal_values_have_an_interval_of_no_width() {
    assertEquals(new Interval(1, 1), Bootstrap.mean(new double[] {1, 1, 1, 1}).orElseThrow());
  }

  @Test
  void fewer_than_three_values_have_no_interval() {
    assertEquals(Optional.empty(), Bootstrap.mean(new double[] {0.3, 0.5}));
    assertEquals(Optional.empty(), Bootstrap.mean(new double[0]));
  }

  @Test
  void the_same_values_give_the_same_bits() {
    double[] values = {0.51, 0.99, 0.75, 0.62, 0.98};
    assertEquals(Bootstrap.mean(values), Bootstrap.mean(values.clone()));
  }

  @Test
  void the_mean_of_resamples_stays_within_the_values() {
    Interval interval = Bootstrap.mean(new double[] {0.5, 0.5, 0.5, 0.5, 1}).orElseThrow();
    assertEquals(0.5, interval.low());
    assertTrue(interval.high() > 0.6 && interval.high() < 1);
  }
}
