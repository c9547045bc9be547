package dev.carousel.lab.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class HolmTest {

  @Test
  void the_smallest_is_multiplied_by_the_size_of_the_family() {
    assertArrayEquals(
        new double[] {0.03, 0.04, 0.5}, Holm.corrected(new double[] {0.01, 0.02, 0.5}), 1e-12);
  }

  @Test
  void corrected_values_never_fall_as_raw_ones_rise() {
    assertArrayEquals(
        new double[] {0.09, 0.09, 0.09}, Holm.corrected(new double[] {0.05, 0.03, 0.04}), 1e-12);
  }

  @Test
  void one_test_alone_is_not_corrected() {
    assertArrayEquals(new double[] {0.04}, Holm.corrected(new double[] {0.04}));
    assertArrayEquals(new double[0], Holm.corrected(new double[0]));
  }
}
