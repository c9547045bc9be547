package dev.carousel.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.api.Component;
import dev.carousel.api.Optimizer;
import dev.carousel.api.UpdateRule;
import dev.carousel.api.data.RandomStream;
import dev.carousel.compute.random.Streams;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What an optimizer promises. */
public abstract class OptimizerContract extends ComponentContract {
  private static final double[] CURVATURE = {0.5, 1, 2, 4};
  private static final int UPDATES = 500;

  /** The optimizer under test. */
  protected abstract Optimizer optimizer();

  @Override
  final Component component() {
    return optimizer();
  }

  @Test
  protected void its_rate_is_finite_and_not_negative() {
    double rate = optimizer().rate();
    assertTrue(rate >= 0 && Double.isFinite(rate), "rate " + rate);
  }

  @Test
  protected void it_descends_a_quadratic() {
    double[] parameters = {2, -2, 1, -1};
    double before = loss(parameters);
    descend(optimizer().rule(parameters.length), parameters);
    double after = loss(parameters);
    assertTrue(after < before, "the loss went from " + before + " to " + after);
  }

  private static double loss(double[] parameters) {
    double sum = 0;
    for (int i = 0; i < parameters.length; i++) {
      sum += CURVATURE[i] * parameters[i] * parameters[i] / 2;
    }
    return sum;
  }

  private void descend(UpdateRule rule, double[] parameters) {
    var gradient = new double[parameters.length];
    for (int update = 0; update < UPDATES; update++) {
      Arrays.setAll(gradient, i -> CURVATURE[i] * parameters[i]);
      rule.update(parameters, gradient, optimizer().rate());
    }
  }

  @Test
  protected void two_rules_do_the_same_and_share_no_state() {
    double[] alone = parameters();
    UpdateRule rule = optimizer().rule(alone.length);
    RandomStream gradients = Streams.named(1, "gradients");
    for (int update = 0; update < 20; update++) {
      rule.update(alone, normal(gradients, alone.length), 0.01);
    }
    double[] first = parameters();
    double[] second = parameters();
    UpdateRule firstRule = optimizer().rule(first.length);
    UpdateRule secondRule = optimizer().rule(second.length);
    RandomStream again = Streams.named(1, "gradients");
    for (int update = 0; update < 20; update++) {
      double[] gradient = normal(again, first.length);
      firstRule.update(first, gradient.clone(), 0.01);
      secondRule.update(second, gradient.clone(), 0.01);
    }
    assertArrayEquals(alone, first);
    assertArrayEquals(alone, second);
  }

  private static double[] parameters() {
    return normal(Streams.named(1, "parameters"), 5);
  }

  private static double[] normal(RandomStream random, int length) {
    var values = new double[length];
    Arrays.setAll(values, _ -> random.gaussian());
    return values;
  }

  @Test
  protected void zero_gradients_leave_finite_parameters() {
    double[] parameters = parameters();
    UpdateRule rule = optimizer().rule(parameters.length);
    for (int update = 0; update < 10; update++) {
      rule.update(parameters, new double[parameters.length], optimizer().rate());
    }
    assertTrue(
        Arrays.stream(parameters).allMatch(Double::isFinite), () -> Arrays.toString(parameters));
  }

  @Test
  protected void a_rate_of_zero_changes_nothing() {
    double[] parameters = parameters();
    UpdateRule rule = optimizer().rule(parameters.length);
    rule.update(parameters, normal(Streams.named(1, "gradients"), parameters.length), 0);
    assertArrayEquals(parameters(), parameters);
  }
}
