package dev.carousel.compute.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PeakTest {
  @Test
  void the_peak_is_measured_on_vectors_of_the_width_that_products_use() {
    Peak peak = Peak.measure();
    assertEquals(VectorProducts.SPECIES.length(), peak.lanes());
    assertTrue(peak.gigaflops() > 0.1, peak::toString);
  }
}
