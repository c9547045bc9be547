package dev.carousel.lab.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.api.CellEquations;
import dev.carousel.api.Task;
import dev.carousel.compute.model.CompiledModel;
import dev.carousel.compute.model.Model;
import dev.carousel.compute.model.ModelSpec;
import dev.carousel.lab.plan.Engine;
import dev.carousel.lab.plan.Plan;
import dev.carousel.lab.study.Setup;
import dev.carousel.lab.study.Study;
import dev.carousel.lab.study.Variant;
import dev.carousel.lab.train.Toy;
import dev.carousel.lab.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

class MeasureTest {
  private static final long MILLISECOND = 1_000_000;
  private static final Trainer TRAINER = new Trainer(CompiledModel::of);

  /** A forecast where every update and every evaluation takes one tick. */
  private static Optional<Forecast> forecast(long tick, Study study, int workers) {
    var plan = Plan.of(study, Engine.with(Map.of()));
    return new Probe(TRAINER, ticking(tick, () -> 0)).forecast(study, plan.trials(), workers);
  }

  private static Stopwatch ticking(long tick, LongSupplier compiling) {
    var time = new AtomicLong();
    return new Stopwatch(() -> time.addAndGet(tick), compiling);
  }

  private static Variant variant(String arm, Task task) {
    return Toy.variant(arm, "all", Toy.setup(task, 0.01, Toy.training(3, Setup.Stop.SOLVED)));
  }

  @Test
  void an_update_s_multiply_adds_are_those_of_its_products_forward_and_backward() {
    var equations = CellEquations.of(List.of("h"), "h", "h' = tanh(W x + U h + b)");
    var bench =
        new Bench(CompiledModel::of, new Toy.Descent(0.01), ticking(100 * MILLISECOND, () -> 0));
    Cost cost =
        bench.measure(List.of(new Bench.Subject(equations, 5)), new Shape(2, 7, 3), 5).getFirst();
    int forward = 5 * 3 + 5 * 5;
    int states = 5 * 5;
    int weights = 5 * 3 + 5 * 5;
    assertEquals(2 * 7 * (forward + states + weights), cost.multiplyAdds());
    assertEquals(5 * 3 + 5 * 5 + 5 + 5 + 1, cost.parameters());
    assertEquals(0.1, cost.seconds());
    assertTrue(cost.settled());
    assertEquals(2 * cost.multiplyAdds() / 0.1 / 1e9, cost.gigaflops());
  }

  @Test
  void a_model_s_memory_holds_what_every_step_has_computed() {
    var equations = CellEquations.of(List.of("h"), "h", "h' = tanh(W x + U h + b)");
    var bench = new Bench(CompiledModel::of, new Toy.Descent(0.01), Stopwatch.ofMachine());
    long bytes =
        bench
            .measure(List.of(new Bench.Subject(equations, 16)), new Shape(8, 1000, 3), 0.1)
            .getFirst()
            .modelBytes();
    assertTrue(bytes > 16 * 8 * 1000 * Float.BYTES, () -> bytes + " bytes");
  }

  @Test
  void cells_are_measured_by_turns_until_the_last_has_settled() {
    var turns = new ArrayList<Integer>();
    var time = new AtomicLong();
    var clock = new Stopwatch(() -> time.getAndAdd(50 * MILLISECOND), () -> 0);
    Function<ModelSpec, Model> models =
        spec -> {
          turns.add(spec.units());
          return CompiledModel.of(spec);
        };
    var bench = new Bench(models, new Toy.Descent(0.01), clock);
    var equations = CellEquations.of(List.of("h"), "h", "h' = tanh(W x + U h + b)");
    List<Cost> costs =
        bench.measure(
            List.of(new Bench.Subject(equations, 3), new Bench.Subject(equations, 7)),
            new Shape(2, 7, 3),
            5);
    assertEquals(List.of(3, 7, 3, 7), turns);
    assertTrue(costs.stream().allMatch(cost -> cost.settled() && cost.seconds() == 0.05));
    assertEquals(5 + 3 * 7 + 7 * 7 + 7 + 1 + 2, costs.getLast().parameters());
  }

  @Test
  void laps_settle_once_they_are_as_fast_as_before() {
    var laps = new Laps(ticking(1, () -> 0), 0);
    for (int i = 0; i < 12; i++) {
      laps.add(12 - i);
    }
    assertTrue(!laps.settled());
    for (int i = 0; i < 100; i++) {
      laps.add(2);
    }
    assertTrue(laps.settled());
    assertEquals(2e-9, laps.seconds());
  }

  @Test
  void nothing_settles_while_code_is_compiled() {
    var compiled = new AtomicLong();
    var laps = new Laps(ticking(1, compiled::get), 0);
    for (int i = 0; i < 50; i++) {
      compiled.addAndGet(500);
      laps.add(1000);
    }
    assertTrue(!laps.settled());
  }

  @Test
  void a_forecast_is_the_whole_budget_divided_among_workers() {
    Study study = Toy.study(2);
    for (int workers : new int[] {1, 2, 4, 9}) {
      Forecast forecast = forecast(100 * MILLISECOND, study, workers).orElseThrow();
      assertEquals(2.0 / Math.min(workers, 4), forecast.seconds(), 1e-9);
      assertEquals(
          new Forecast(forecast.seconds(), true, workers, 4, 0.1, 0.1, 1, 1, true), forecast);
    }
  }

  @Test
  void setups_that_are_not_reached_in_time_count_by_their_multiply_adds() {
    Study study =
        Toy.study(1, variant("near", new Toy.Recall(1, 2)), variant("far", new Toy.Recall(9, 2)));
    Forecast forecast = forecast(1500 * MILLISECOND, study, 1).orElseThrow();
    double longer = 11.0 / 3;
    assertEquals(1.5 * 5 * (1 + longer), forecast.seconds(), 1e-9);
    assertEquals(1.5, forecast.fastest(), 1e-9);
    assertEquals(1.5 * longer, forecast.slowest(), 1e-9);
    assertEquals(1, forecast.measured());
    assertEquals(2, forecast.setups());
    assertTrue(!forecast.settled());
  }

  @Test
  void nothing_is_expected_of_trials_that_break_or_are_done() {
    assertEquals(
        Optional.empty(),
        forecast(MILLISECOND, Toy.study(1, variant("broken", new Toy.Broken())), 1));
    var probe = new Probe(TRAINER, Stopwatch.ofMachine());
    assertEquals(Optional.empty(), probe.forecast(Toy.study(1), List.of(), 1));
  }
}
