package dev.carousel.optimizers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.carousel.api.Schedule;
import dev.carousel.api.Schedule.Progress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ScheduleReferenceTest {
  private static final long BUDGET = 1000;
  private static final int FEWEST_CASES = 11;

  /** One case, named so that a failure names it. */
  record Case(String name, double base, JsonObject hyper, List<Double> rates) {
    double number(String name) {
      return hyper.get(name).getAsDouble();
    }

    int whole(String name) {
      return hyper.get(name).getAsInt();
    }

    /** What the optimizer's rate is: the largest one, of which PyTorch's cycle is handed a part. */
    double rate() {
      return hyper.has("max_lr") ? number("max_lr") : base;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Case> cases() {
    return Reference.cases("optimizers/schedules.json").stream()
        .map(
            c ->
                new Case(
                    c.get("name").getAsString(),
                    c.get("base_lr").getAsDouble(),
                    c.getAsJsonObject("hyper"),
                    c.getAsJsonArray("lr").asList().stream()
                        .map(JsonElement::getAsDouble)
                        .toList()))
        .toList();
  }

  @Test
  void every_schedule_of_the_reference_is_compared() {
    assertTrue(cases().size() >= FEWEST_CASES, () -> "only " + cases());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void every_rate_is_that_of_pytorch(Case c) {
    Schedule schedule = schedule(c);
    assertTrue(compared(c) > 1, "only " + compared(c) + " rates");
    for (int update = 0; update < compared(c); update++) {
      double expected = c.rates.get(update);
      double found = c.rate() * schedule.factor(new Progress(update, BUDGET, List.of()));
      assertEquals(expected, found, 1e-10 * expected + 1e-15, "update " + update);
    }
  }

  /** All rates; those of the cosine up to its end, after which PyTorch's would rise again. */
  private static int compared(Case c) {
    boolean cosine = c.hyper.has("T_max");
    return cosine ? Math.min(c.rates.size(), c.whole("T_max") + 1) : c.rates.size();
  }

  /** Told by the settings, so that a case may have any name. */
  private static Schedule schedule(Case c) {
    JsonObject hyper = c.hyper;
    if (hyper.has("milestones")) {
      List<Integer> at =
          hyper.getAsJsonArray("milestones").asList().stream().map(JsonElement::getAsInt).toList();
      return new MultiStep(at, c.number("gamma"));
    }
    if (hyper.has("step_size")) {
      return new Step(c.whole("step_size"), c.number("gamma"));
    }
    if (hyper.has("T_max")) {
      return new Cosine(c.number("eta_min") / c.base, c.whole("T_max"));
    }
    if (hyper.has("T_0")) {
      return new CosineRestarts(c.whole("T_0"), c.whole("T_mult"), c.number("eta_min") / c.base);
    }
    if (hyper.has("total_iters")) {
      return new LinearWarmup(c.whole("total_iters"), c.number("start_factor"));
    }
    if (hyper.has("max_lr")) {
      return oneCycle(c);
    }
    return hyper.has("warmup")
        ? new WarmupCosine(c.whole("warmup"), c.whole("total"))
        : new Exponential(c.number("gamma"));
  }

  private static OneCycle oneCycle(Case c) {
    boolean linear = c.hyper.get("anneal_strategy").getAsString().equals("linear");
    return new OneCycle(
        c.number("pct_start"),
        c.number("div_factor"),
        c.number("final_div_factor"),
        linear ? OneCycle.Form.LINEAR : OneCycle.Form.COSINE,
        c.hyper.get("three_phase").getAsBoolean(),
        c.whole("total_steps"));
  }
}
