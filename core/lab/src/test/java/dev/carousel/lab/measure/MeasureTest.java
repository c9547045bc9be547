package dev.carousel.lab.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.api.CellEquations;
import dev.carousel.api.Task;
import dev.carousel.compute.model.CompiledModel;
import dev.carousel.lab.plan.Engine;
import dev.carousel.lab.plan.Plan;
import dev.carousel.lab.study.Setup;
import dev.carousel.lab.study.Study;
import dev.carousel.lab.study.Variant;
import dev.carousel.lab.train.Toy;
import dev.carousel.lab.train.Trainer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MeasureTest {
  private static final long MILLISECOND = 1_000_000;
  private static final Trainer TRAINER = new Trainer(CompiledModel::of);

  /** A forecast where every update and every evaluation takes one tick. */
  private static Optional<Forecast> forecast(long tick, Study study, int workers) {
    var time = new AtomicLong();
    var plan = Plan.of(study, Engine.with(Map.of()));
    return new Probe(TRAINER, () -> time.addAndGet(tick)).forecast(study, plan.trials(), workers);
  }

  private static Variant variant(String arm, Task task) {
    return Toy.variant(arm, "all", Toy.setup(task, 0.01, Toy.training(3, Setup.Stop.SOLVED)));
  }

  @Test
  void an_update_s_multiply_adds_are_those_of_its_products_forward_and_backward() {
    var equations = CellEquations.of(List.of("h"), "h", "h' = tanh(W x + U h + b)");
    Cost cost =
        new Bench(TRAINER, new Toy.Descent(0.01)).measure(equations, 5, new Shape(2, 7, 3), 0.2);
    int forward = 5 * 3 + 5 * 5;
    int states = 5 * 5;
    int weights = 5 * 3 + 5 * 5;
    assertEquals(2 * 7 * (forward + states + weights), cost.multiplyAdds());
    assertEquals(5 * 3 + 5 * 5 + 5 + 5 + 1, cost.parameters());
    assertTrue(cost.seconds() > 0 && cost.gigaflops() > 0, cost::toString);
    assertTrue(cost.startBytes() > cost.updateBytes(), cost::toString);
  }

  @Test
  void a_forecast_is_the_whole_budget_divided_among_workers() {
    Study study = Toy.study(2);
    assertEquals(
        Optional.of(new Forecast(2.0, 1, 4, 0.1, 0.1, 1, 1)),
        forecast(100 * MILLISECOND, study, 1));
    assertEquals(1.0, forecast(100 * MILLISECOND, study, 2).orElseThrow().seconds());
    assertEquals(0.5, forecast(100 * MILLISECOND, study, 9).orElseThrow().seconds());
  }

  @Test
  void setups_that_are_not_reached_in_time_count_as_the_slowest() {
    Study study =
        Toy.study(1, variant("near", new Toy.Recall(1, 2)), variant("far", new Toy.Recall(9, 2)));
    assertEquals(
        Optional.of(new Forecast(10, 1, 2, 1, 1, 1, 2)), forecast(1000 * MILLISECOND, study, 1));
  }

  @Test
  void nothing_is_expected_of_trials_that_break_or_are_done() {
    assertEquals(
        Optional.empty(),
        forecast(MILLISECOND, Toy.study(1, variant("broken", new Toy.Broken())), 1));
    var probe = new Probe(TRAINER, System::nanoTime);
    assertEquals(Optional.empty(), probe.forecast(Toy.study(1), List.of(), 1));
  }
}
