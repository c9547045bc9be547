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
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
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
  private static final double COMPILED = 2e-6;

  static Stream<TrajectoryFixture> trajectories() {
    return Fixtures.files("trajectories").stream().map(TrajectoryFixture::read);
  }

  /** The loss and gradient of one batch. */
  private interface Gradient {
    double of(double[] parameters, Step step, double[] gradient);
  }

  @Test
  void there_is_a_trajectory_for_each_rule() {
    assertEquals(3, trajectories().map(TrajectoryFixture::optimizer).distinct().count());
  }

  @ParameterizedTest
  @MethodSource("trajectories")
  void the_interpreter_follows_it(TrajectoryFixture fixture) {
    Layout layout = InterpretedModel.of(fixture.spec()).layout();
    var model = new ExactModel(fixture, layout);
    follow(fixture, layout, model::gradient, EXACT);
  }

  /**
   * A product in single precision is off by some 1e-7, relative to the largest number; a tenfold is
   * left for twenty updates, each of which reads the last one's parameters.
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
    var compared = new ArrayList<Integer>();
    for (Step step : fixture.steps()) {
      String when = " in update " + ++update;
      double loss = gradient.of(parameters, step, g);
      assertEquals(step.loss(), loss, tolerance * step.loss(), "loss" + when);
      double norm = Clipping.byNorm(g, fixture.largestNorm());
      double expected = step.normBeforeClipping();
      assertEquals(expected, norm, tolerance * expected, "norm" + when);
      rule.update(parameters, g, Double.NaN);
      if (step.hasParametersAfter()) {
        compared.add(update);
        double off = Agreement.relative(fixture.parametersAfter(step, layout), parameters);
        assertTrue(off <= tolerance, "parameters off by " + off + when);
      }
    }
    assertEquals(20, update);
    assertEquals(List.of(1, 2, 11, 20), compared);
  }

  /** The three rules as the fixtures name them, with their own rates. */
  private static UpdateRule rule(String optimizer, int length) {
    var m = new double[length];
    var v = new double[length];
    var t = new int[1];
    return switch (optimizer) {
      case "Adam lr=0.02 b=(0.9,0.999) eps=1e-8" ->
          (p, g, _) -> {
            t[0]++;
            for (int i = 0; i < length; i++) {
              m[i] = 0.9 * m[i] + 0.1 * g[i];
              v[i] = 0.999 * v[i] + 0.001 * g[i] * g[i];
              double mean = m[i] / (1 - Math.pow(0.9, t[0]));
              double square = v[i] / (1 - Math.pow(0.999, t[0]));
              p[i] -= 0.02 * mean / (Math.sqrt(square) + 1e-8);
            }
          };
      case "RMSprop lr=0.01 alpha=0.9 eps=1e-8 (outside the root)" ->
          (p, g, _) -> {
            for (int i = 0; i < length; i++) {
              v[i] = 0.9 * v[i] + 0.1 * g[i] * g[i];
              p[i] -= 0.01 * g[i] / (Math.sqrt(v[i]) + 1e-8);
            }
          };
      case "SGD lr=0.2 momentum=0.9 nesterov (torch form)" ->
          (p, g, _) -> {
            for (int i = 0; i < length; i++) {
              m[i] = 0.9 * m[i] + g[i];
              p[i] -= 0.2 * (g[i] + 0.9 * m[i]);
            }
          };
      default -> throw new IllegalStateException("no rule for " + optimizer);
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
