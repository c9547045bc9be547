package dev.carousel.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

class BenchmarksTest {

  @Test
  void every_benchmark_runs_and_finds_its_result_right() throws RunnerException {
    Options once =
        new OptionsBuilder()
            .param("shape", "33x40x17")
            .param("layer", "5x3x2x7")
            .param("units", "7")
            .forks(0)
            .warmupIterations(0)
            .measurementIterations(1)
            .measurementTime(TimeValue.milliseconds(10))
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT)
            .build();
    Set<String> ran = new TreeSet<>();
    for (RunResult result : new Runner(once).run()) {
      String name = result.getParams().getBenchmark();
      ran.add(name.substring(name.lastIndexOf('.') + 1));
    }
    assertEquals(
        Set.of("multiply", "outerSum", "kernels", "forwardAndBackward", "update", "firstUpdate"),
        ran);
  }

  @ParameterizedTest
  @EnumSource
  void carousel_finds_a_derivative_by_every_weight_and_state(PeerCell cell) {
    Problem problem = Problem.random(new Work(cell, new LayerShape(3, 2, 1, 5)));
    try (Contender.Run run = new CarouselLayer(problem)) {
      var gradients = run.gradients();
      problem.weights().forEach((name, w) -> assertDerivative(w, gradients.get(name)));
      problem.states().forEach((name, s) -> assertDerivative(s, gradients.get(name)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void carousel_agrees_with_the_interpreter(PeerCell cell) {
    Problem problem = Problem.random(new Work(cell, new LayerShape(3, 2, 1, 5)));
    try (Contender.Run run = new CarouselLayer(problem)) {
      Derivatives.requireSame("", run.gradients(), Interpreted.gradients(problem));
    }
  }

  @Test
  void other_derivatives_are_refused() {
    var one = Map.of("W", new float[] {1, 2});
    var other = Map.of("W", new float[] {1, 2.01f});
    assertThrows(IllegalStateException.class, () -> Derivatives.requireSame("a layer", one, other));
    assertThrows(
        IllegalStateException.class, () -> Derivatives.requireSame("a layer", one, Map.of()));
  }

  @Test
  void rows_are_chosen_by_their_text() {
    assertEquals(Goal.ALL, Goal.containing(List.of()));
    assertEquals(
        List.of("LSTM T=100 B=32 I=8 H=32 oneDNN"),
        Goal.containing(List.of("oneDNN", "H=32")).stream().map(Goal::toString).toList());
    assertThrows(IllegalArgumentException.class, () -> Goal.containing(List.of("oneDNN", "H=33")));
  }

  @Test
  void a_machine_says_how_wide_and_how_fast_it_is() throws IOException {
    Machine machine = Machine.here();
    assertTrue(machine.cores() > 0 && machine.peak().gigaflops() > 0);
    assertTrue(
        machine.toString().contains("vectors of " + 32 * machine.peak().lanes() + " bits"),
        machine.toString());
  }

  @Test
  void a_study_ends_with_the_same_weights_one_and_two_trials_at_a_time() throws IOException {
    String line = StudyScaling.compare(1, 1);
    assertTrue(
        line.matches("24 trials of 1 updates: .* ratio [0-9.]+, at most 0.53: (yes|no)"), line);
  }

  private static void assertDerivative(float[] values, float[] derivative) {
    assertEquals(values.length, derivative.length);
    for (float entry : derivative) {
      assertTrue(Float.isFinite(entry) && entry != 0);
    }
  }
}
