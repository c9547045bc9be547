package dev.carousel.compute.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.api.UpdateRule;
import dev.carousel.api.data.Batch;
import dev.carousel.api.data.Episodes;
import dev.carousel.compute.model.Clipping;
import dev.carousel.compute.model.CompiledModel;
import dev.carousel.compute.model.InterpretedModel;
import dev.carousel.compute.model.Layout;
import dev.carousel.compute.model.Model;
import dev.carousel.compute.reference.TrajectoryFixture.Step;
import java.util.function.IntUnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Training followed update by update, against PyTorch in double precision: loss, norm of the
 * gradient, and every parameter after some of the updates.
 */
class TrajectoryReferenceTest {
  private static final double EXACT = 1e-9;
  private static final double EPSILON = 1e-8;
  private static final double COMPILED = 5e-5;

  static Stream<TrajectoryFixture> trajectories() {
    return Fixtures.files("trajectories").stream().map(TrajectoryFixture::read);
  }

  /** The loss and gradient of one batch. */
  private interface Gradient {
    double of(double[] parameters, Step step, double[] gradient);
  }

  @Test
  void there_are_trajectories() {
    long rules = trajectories().map(TrajectoryFixture::optimizer).distinct().count();
    assertTrue(rules >= (Fixtures.areOwn() ? 3 : 1), rules + " rules");
  }

  @ParameterizedTest
  @MethodSource("trajectories")
  void the_interpreter_follows_it(TrajectoryFixture fixture) {
    Layout layout = InterpretedModel.of(fixture.spec()).layout();
    var model = new ExactModel(fixture, layout);
    follow(fixture, layout, model::gradient, EXACT);
  }

  /**
   * A product in single precision is off by some 1e-7, relative to the largest number; the rest is
   * left for updates that read the last one's parameters, and for rules that divide by a root of
   * small squares.
   */
  @ParameterizedTest
  @MethodSource("trajectories")
  void kernels_follow_it(TrajectoryFixture fixture) {
    Model model = CompiledModel.of(fixture.spec());
    var batch = new Batch(fixture.spec().format(), fixture.dim("B"));
    follow(
        fixture,
        model.layout(),
        (parameters, step, gradient) ->
            model.gradient(parameters, batch.fill(episodes(fixture, step)), gradient),
        COMPILED);
  }

  private static void follow(
      TrajectoryFixture fixture, Layout layout, Gradient gradient, double tolerance) {
    double[] parameters = fixture.initialParameters(layout);
    UpdateRule rule = rule(fixture.optimizer(), parameters.length);
    var g = new double[parameters.length];
    int update = 0;
    int compared = 0;
    for (Step step : fixture.steps()) {
      String when = " in update " + ++update;
      double loss = gradient.of(parameters, step, g);
      assertEquals(step.loss(), loss, tolerance * step.loss(), "loss" + when);
      double norm = Clipping.byNorm(g, fixture.largestNorm());
      double expected = step.normBeforeClipping();
      assertEquals(expected, norm, tolerance * expected, "norm" + when);
      rule.update(parameters, g, Double.NaN);
      if (step.hasParametersAfter()) {
        compared++;
        double off = Agreement.relative(fixture.parametersAfter(step, layout), parameters);
        assertTrue(off <= tolerance, "parameters off by " + off + when);
      }
    }
    assertTrue(update > 1 && compared > 1, compared + " of " + update + " updates compared");
  }

  /** The rule that a fixture names, with the numbers in its description. */
  private static UpdateRule rule(String description, int length) {
    double rate = number("lr=", description);
    return switch (description.split(" ")[0]) {
      case "Adam" ->
          adam(rate, number("b=\\(", description), number("b=\\([0-9.]+,", description), length);
      case "RMSprop" -> rmsprop(rate, number("alpha=", description), length);
      case "SGD" -> nesterov(rate, number("momentum=", description), length);
      default -> throw new IllegalStateException("no rule for " + description);
    };
  }

  private static double number(String before, String description) {
    var matcher = Pattern.compile(before + "([0-9.]+)").matcher(description);
    assertTrue(matcher.find(), before + " in " + description);
    return Double.parseDouble(matcher.group(1));
  }

  private static UpdateRule adam(double rate, double first, double second, int length) {
    var m = new double[length];
    var v = new double[length];
    var t = new int[1];
    return (p, g, _) -> {
      t[0]++;
      for (int i = 0; i < length; i++) {
        m[i] = first * m[i] + (1 - first) * g[i];
        v[i] = second * v[i] + (1 - second) * g[i] * g[i];
        double mean = m[i] / (1 - Math.pow(first, t[0]));
        double square = v[i] / (1 - Math.pow(second, t[0]));
        p[i] -= rate * mean / (Math.sqrt(square) + EPSILON);
      }
    };
  }

  private static UpdateRule rmsprop(double rate, double alpha, int length) {
    var v = new double[length];
    return (p, g, _) -> {
      for (int i = 0; i < length; i++) {
        v[i] = alpha * v[i] + (1 - alpha) * g[i] * g[i];
        p[i] -= rate * g[i] / (Math.sqrt(v[i]) + EPSILON);
      }
    };
  }

  private static UpdateRule nesterov(double rate, double momentum, int length) {
    var m = new double[length];
    return (p, g, _) -> {
      for (int i = 0; i < length; i++) {
        m[i] = momentum * m[i] + g[i];
        p[i] -= rate * (g[i] + momentum * m[i]);
      }
    };
  }

  /** The sequences of a step, one after the other. */
  private static Episodes episodes(TrajectoryFixture fixture, Step step) {
    int batch = fixture.dim("B");
    int steps = fixture.dim("T");
    int width = fixture.dim("I");
    boolean each = fixture.isEachStepCounted();
    var next = new int[1];
    return sequence -> {
      int b = next[0]++;
      IntUnaryOperator position = t -> each ? t * batch + b : b;
      sequence.begin(steps);
      for (int t = 0; t < steps; t++) {
        for (int i = 0; i < width; i++) {
          sequence.input(t, i, step.x()[(t * batch + b) * width + i]);
        }
        if (each || t == steps - 1) {
          double target = step.targets()[position.applyAsInt(t)];
          if (fixture.isRegression()) {
            sequence.target(t, 0, target);
          } else {
            sequence.target(t, (int) target);
          }
        }
      }
    };
  }
}
