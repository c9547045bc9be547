package dev.carousel.optimizers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.api.Block;
import dev.carousel.api.Initializer.Role;
import dev.carousel.api.SearchRule;
import dev.carousel.api.UpdateRule;
import dev.carousel.compute.random.Streams;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OptimizerTest {
  private static final List<Block> TWO = List.of(new Block("b", Role.BIAS, 2, 1, 0));

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

  @Test
  void graves_has_the_rate_in_the_velocity_and_epsilon_in_the_root() {
    var rule = Rules.of(new GravesRmsProp(0.1, 0.5, 0.9, 0.25));
    double[] parameter = {1};
    rule.update(parameter, new double[] {2}, 0.1);
    double first = 0.1 * 2 / Math.sqrt(2 - 1 + 0.25);
    assertEquals(1 - first, parameter[0], 1e-15);
    rule.update(parameter, new double[] {0}, 0.2);
    assertEquals(1 - first - 0.9 * first, parameter[0], 1e-15);
  }

  @Test
  void names_for_comparison_do_what_their_settings_do() {
    double[] gradients = {1, -2, 0.5, 3};
    assertArrayEquals(
        after(Rules.of(new Sgd(0.1, 0.9, 0, false, 0)), 0.1, gradients),
        after(Rules.of(new Momentum(0.1, 0.9, 0, 0)), 0.1, gradients));
    assertArrayEquals(
        after(Rules.of(new Sgd(0.1, 0.9, 0, true, 0)), 0.1, gradients),
        after(Rules.of(new Nesterov(0.1, 0.9, 0)), 0.1, gradients));
    assertArrayEquals(
        after(Rules.of(new Adam(0.1, 0.9, 0.99, 1e-8, 0, true)), 0.1, gradients),
        after(Rules.of(new AmsGrad(0.1, 0.9, 0.99, 1e-8, 0)), 0.1, gradients));
  }

  @Test
  void a_step_of_lamb_is_as_long_as_the_rate_says_in_each_tensor() {
    var blocks =
        List.of(new Block("U", Role.RECURRENT, 2, 2, 0), new Block("b", Role.BIAS, 2, 1, 4));
    UpdateRule rule = new Lamb(0.1, 0.9, 0.999, 1e-6, 0).rule(blocks, Rules.RANDOM);
    double[] before = {3, 0, 0, 4, 0.3, 0.4};
    double[] parameters = before.clone();
    rule.update(parameters, new double[] {1, -20, 3, 4, 50, 0.6}, 0.1);
    assertEquals(0.5, distance(before, parameters, 0, 4), 1e-9);
    assertEquals(0.05, distance(before, parameters, 4, 6), 1e-9);
  }

  private static double distance(double[] a, double[] b, int from, int to) {
    double squares = 0;
    for (int i = from; i < to; i++) {
      squares += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return Math.sqrt(squares);
  }

  @Test
  void a_step_of_muon_turns_a_diagonal_into_one_of_nearly_equal_entries() {
    UpdateRule rule = Rules.of(new Muon(1, 0.9, true, 5, 0.015, 0), 3, 3);
    double[] parameters = new double[9];
    rule.update(parameters, new double[] {1, 0, 0, 0, -5, 0, 0, 0, 20}, 1);
    double[] signs = {-1, 1, -1};
    for (int i = 0; i < 9; i++) {
      double expected = i % 4 == 0 ? signs[i / 4] : 0;
      assertEquals(expected, parameters[i], i % 4 == 0 ? 0.35 : 0, "entry " + i);
    }
  }

  @Test
  void muon_moves_a_tall_matrix_further_and_readout_and_vectors_by_adam() {
    var muon = new Muon(1, 0, false, 5, 0.25, 0);
    double[] wide = new double[8];
    Rules.of(muon, 2, 4).update(wide, new double[] {1, 0, 0, 0, 0, 1, 0, 0}, 1);
    double[] tall = new double[8];
    Rules.of(muon, 4, 2).update(tall, new double[] {1, 0, 0, 1, 0, 0, 0, 0}, 1);
    assertEquals(Math.sqrt(2), tall[0] / wide[0], 1e-12);
    for (Role role : List.of(Role.READOUT, Role.BIAS)) {
      double[] parameters = new double[4];
      UpdateRule rule = muon.rule(List.of(new Block("W", role, 2, 2, 0)), Rules.RANDOM);
      rule.update(parameters, new double[] {1, -100, 1, 1}, 1);
      assertArrayEquals(new double[] {-0.25, 0.25, -0.25, -0.25}, parameters, 1e-6);
    }
  }

  @Test
  void schedule_free_is_evaluated_at_the_average_of_where_it_was() {
    UpdateRule rule = Rules.of(new ScheduleFreeAdamW(1, 0, 0, 1e-300, 0, 0));
    double[] parameter = {0};
    assertEquals(0, rule.evaluated(parameter)[0]);
    double[] moved = {-1, -2, -3};
    for (int update = 0; update < 3; update++) {
      rule.update(parameter, new double[] {5}, 1);
      assertEquals(moved[update], parameter[0]);
    }
    assertEquals(-2, rule.evaluated(parameter)[0], 1e-15);
  }

  @Test
  void a_scheduled_rate_scales_the_steps_of_rprop() {
    var rprop = new Rprop(0.5, 2, 0.5, 0, 50);
    assertArrayEquals(new double[] {1 - 0.5 - 1}, after(Rules.of(rprop), 0.5, 3, 1));
    assertArrayEquals(new double[] {1 - 0.25 - 0.5}, after(Rules.of(rprop), 0.25, 3, 1));
    assertArrayEquals(new double[] {1 - 0.5 - 0 + 0.25}, after(Rules.of(rprop), 0.5, 3, -1, -1));
  }

  @Test
  void steps_of_rprop_stay_within_their_limits() {
    var rprop = new Rprop(0.5, 2, 0.5, 0.25, 1.5);
    assertArrayEquals(
        new double[] {1 - 0.5 - 1 - 1.5 - 1.5}, after(Rules.of(rprop), 0.5, 1, 1, 1, 1));
    double[] turning = after(Rules.of(rprop), 0.5, 1, -1, 1, -1, 1);
    assertArrayEquals(new double[] {1 - 0.5 - 0.25 - 0.25}, turning);
  }

  @Test
  void guessed_weights_never_make_the_loss_of_a_fixed_batch_larger() {
    SearchRule rule = new WeightGuessing(2, 4).rule(TWO, Streams.named(1, "updates"));
    double[] parameters = {5, 5};
    double last = squares(parameters);
    for (int update = 0; update < 50; update++) {
      rule.update(parameters, OptimizerTest::squares, 2);
      assertTrue(squares(parameters) <= last);
      last = squares(parameters);
    }
    assertTrue(last < 0.5, "loss " + last);
  }

  private static double squares(double[] values) {
    return values[0] * values[0] + values[1] * values[1];
  }

  @Test
  void an_evolution_strategy_follows_the_gradient_on_average() {
    var strategy = new EvolutionStrategy(1, 0.01, 2000, 0);
    double[] parameters = {3, 4};
    strategy.rule(TWO, Streams.named(1, "updates")).update(parameters, OptimizerTest::squares, 1);
    double first = 3 - parameters[0];
    double second = 4 - parameters[1];
    assertTrue(first > 0 && second > 0, first + " and " + second);
    assertEquals(0.75, first / second, 0.05);
  }

  @Test
  void an_evolution_strategy_sees_the_order_of_losses_alone() {
    double[] plain = {3, 4};
    double[] stretched = {3, 4};
    var strategy = new EvolutionStrategy(0.1, 0.1, 8, 0);
    strategy.rule(TWO, Streams.named(1, "a")).update(plain, OptimizerTest::squares, 0.1);
    strategy
        .rule(TWO, Streams.named(1, "a"))
        .update(stretched, point -> Math.exp(squares(point)), 0.1);
    assertArrayEquals(plain, stretched);
  }

  @Test
  void decoupled_decay_does_not_enter_the_moments() {
    double[] parameter = {2};
    Rules.of(new AdamW(0.1, 0.9, 0.999, 1e-8, 0.5, false)).update(parameter, new double[1], 0.1);
    assertEquals(2 * (1 - 0.05), parameter[0], 1e-15);
  }
}
