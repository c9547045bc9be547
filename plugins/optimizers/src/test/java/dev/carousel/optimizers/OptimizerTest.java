package dev.carousel.optimizers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.api.UpdateRule;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class OptimizerTest {
  private static double[] after(UpdateRule rule, double rate, double... gradients) {
    double[] parameter = {1};
    for (double gradient : gradients) {
      rule.update(parameter, new double[] {gradient}, rate);
    }
    return parameter;
  }

  @Test
  void plain_descent_subtracts_rate_times_gradient() {
    assertArrayEquals(new double[] {0.5}, after(Rules.of(new Sgd(0.1, 0, 0, false, 0)), 0.25, 2));
  }

  @Test
  void a_rule_follows_the_rate_it_is_handed_not_its_own() {
    var sgd = new Sgd(0.1, 0, 0, false, 0);
    assertArrayEquals(new double[] {-1}, after(Rules.of(sgd), 1, 2));
  }

  @Test
  void momentum_keeps_moving_where_the_gradient_is_zero() {
    var sgd = new Sgd(0.1, 0.5, 0, false, 0);
    assertArrayEquals(new double[] {1 - 0.5 - 0.25 - 0.125}, after(Rules.of(sgd), 0.5, 1, 0, 0));
  }

  @Test
  void nesterov_without_momentum_is_refused() {
    assertThrows(IllegalArgumentException.class, () -> new Sgd(0.1, 0, 0, true, 0));
    assertThrows(IllegalArgumentException.class, () -> new Sgd(0.1, 0.9, 0.1, true, 0));
  }

  @Test
  void the_first_step_of_adam_has_the_size_of_the_rate_whatever_the_gradient() {
    var adam = new Adam(0.001, 0.9, 0.999, 1e-8, 0, false);
    assertEquals(1 - 0.01, after(Rules.of(adam), 0.01, 1e-3)[0], 1e-6);
    assertEquals(1 - 0.01, after(Rules.of(adam), 0.01, 1e3)[0], 1e-6);
  }

  @Test
  void amsgrad_remembers_a_large_gradient_that_adam_forgets() {
    double[] gradients = new double[200];
    Arrays.fill(gradients, 0.01);
    gradients[0] = 10;
    double adam = after(Rules.of(new Adam(0.01, 0, 0.9, 1e-8, 0, false)), 0.01, gradients)[0];
    double amsgrad = after(Rules.of(new Adam(0.01, 0, 0.9, 1e-8, 0, true)), 0.01, gradients)[0];
    assertTrue(adam < amsgrad - 0.5, adam + " and " + amsgrad);
  }

  @Test
  void centered_rmsprop_takes_larger_steps_where_gradients_agree() {
    double[] gradients = new double[50];
    Arrays.fill(gradients, 1);
    var plain = new RmsProp(0.01, 0.9, 1e-8, 0, false, 0);
    var centered = new RmsProp(0.01, 0.9, 1e-8, 0, true, 0);
    double slow = after(Rules.of(plain), 0.01, gradients)[0];
    double fast = after(Rules.of(centered), 0.01, gradients)[0];
    assertTrue(fast < slow, fast + " and " + slow);
  }
}
