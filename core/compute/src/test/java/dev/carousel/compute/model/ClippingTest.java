package dev.carousel.compute.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.carousel.api.Initializer.Role;
import dev.carousel.api.Initializer.Weight;
import dev.carousel.compute.model.Layout.Block;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClippingTest {
  private static final Layout LAYOUT =
      new Layout(
          List.of(
              new Block("W", new Weight("W", 2, 2, Role.INPUT, 0), 0, 0),
              new Block("b", new Weight("b", 2, 1, Role.BIAS, 0), 0, 4),
              new Block("readout.W", new Weight("W", 1, 2, Role.READOUT, 0), -1, 6)),
          List.of());

  @Test
  void each_tensor_is_clipped_by_itself() {
    double[] gradient = {3, 0, 0, 4, 0.3, 0.4, 0, 20};
    Clipping.byTensorNorm(gradient, LAYOUT, 1);
    assertArrayEquals(new double[] {0.6, 0, 0, 0.8, 0.3, 0.4, 0, 1}, gradient, 1e-5);
  }

  @Test
  void a_unit_is_clipped_to_a_share_of_its_weights_and_the_readout_is_not() {
    double[] gradient = {3, 4, 0.01, 0, 0, 5, 7, 7};
    double[] weights = {0, 2, 1, 0, 0, 0, 1, 1};
    Clipping.byWeights(gradient, weights, LAYOUT, 0.1);
    assertArrayEquals(new double[] {0.12, 0.16, 0.01, 0, 0, 0.0001, 7, 7}, gradient, 1e-12);
  }
}
