package dev.carousel.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.carousel.api.Block;
import dev.carousel.api.Component;
import dev.carousel.api.Optimizer;
import dev.carousel.api.Rule;
import dev.carousel.api.SearchRule;
import dev.carousel.api.UpdateRule;
import dev.carousel.api.data.RandomStream;
import dev.carousel.compute.random.Streams;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What an optimizer promises. */
public abstract class OptimizerContract extends ComponentContract {
  private static final int UPDATES = 500;

  /** An update that boxed one number would allocate more. */
  private static final long MOST_BYTES = 8;

  private static final double SECONDS_TO_COMPILE = 5;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

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
    var quadratic = new Quadratic(optimizer());
    double before = quadratic.loss();
    for (int update = 0; update < UPDATES; update++) {
      quadratic.update(optimizer().rate());
    }
    double after = quadratic.loss();
    assertTrue(after < before, "the loss went from " + before + " to " + after);
  }

  @Test
  protected void two_rules_do_the_same_and_share_no_state() {
    double[] alone = parameters();
    Rule rule = Quadratic.rule(optimizer());
    RandomStream gradients = Streams.named(1, "gradients");
    for (int update = 0; update < 20; update++) {
      update(rule, alone, normal(gradients), 0.01);
    }
    double[] first = parameters();
    double[] second = parameters();
    Rule firstRule = Quadratic.rule(optimizer());
    Rule secondRule = Quadratic.rule(optimizer());
    RandomStream again = Streams.named(1, "gradients");
    for (int update = 0; update < 20; update++) {
      double[] gradient = normal(again);
      update(firstRule, first, gradient.clone(), 0.01);
      update(secondRule, second, gradient.clone(), 0.01);
    }
    assertArrayEquals(alone, first);
    assertArrayEquals(alone, second);
  }

  /** One update of a loss that is a plane along the gradient. */
  private static void update(Rule rule, double[] parameters, double[] gradient, double rate) {
    switch (rule) {
      case UpdateRule byGradient -> byGradient.update(parameters, gradient, rate);
      case SearchRule search -> search.update(parameters, point -> dot(gradient, point), rate);
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double[] parameters() {
    return normal(Streams.named(1, "parameters"));
  }

  private static double[] normal(RandomStream random) {
    var values = new double[Block.count(Quadratic.BLOCKS)];
    Arrays.setAll(values, _ -> random.gaussian());
    return values;
  }

  @Test
  protected void zero_gradients_leave_finite_parameters() {
    double[] parameters = parameters();
    Rule rule = Quadratic.rule(optimizer());
    for (int update = 0; update < 10; update++) {
      update(rule, parameters, new double[parameters.length], optimizer().rate());
    }
    assertTrue(
        Arrays.stream(parameters).allMatch(Double::isFinite), () -> Arrays.toString(parameters));
  }

  @Test
  protected void a_rate_of_zero_changes_nothing() {
    double[] parameters = parameters();
    switch (Quadratic.rule(optimizer())) {
      case UpdateRule byGradient ->
          byGradient.update(parameters, normal(Streams.named(1, "gradients")), 0);
      case SearchRule search -> search.update(parameters, _ -> 1, 0);
    }
    assertArrayEquals(parameters(), parameters);
  }

  @Test
  protected void an_update_allocates_nothing_once_it_is_compiled() {
    var quadratic = new Quadratic(optimizer());
    long start = System.nanoTime();
    long bytes = bytesPerUpdate(quadratic);
    while (bytes > MOST_BYTES && System.nanoTime() - start < SECONDS_TO_COMPILE * 1e9) {
      bytes = bytesPerUpdate(quadratic);
    }
    long found = bytes;
    assertTrue(found <= MOST_BYTES, () -> found + " bytes an update");
  }

  private long bytesPerUpdate(Quadratic quadratic) {
    double rate = optimizer().rate();
    long before = THREADS.getCurrentThreadAllocatedBytes();
    for (int update = 0; update < UPDATES; update++) {
      quadratic.update(rate);
    }
    return (THREADS.getCurrentThreadAllocatedBytes() - before) / UPDATES;
  }
}
