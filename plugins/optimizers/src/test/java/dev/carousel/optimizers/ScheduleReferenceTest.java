package dev.carousel.optimizers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.carousel.api.Schedule;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ScheduleReferenceTest {
  private static final long BUDGET = 1000;

  @ParameterizedTest
  @ValueSource(strings = {"step", "exponential", "cosine", "linear-warmup"})
  void every_rate_is_that_of_pytorch(String name) {
    JsonObject reference = named(name);
    double rate = reference.get("base_lr").getAsDouble();
    Schedule schedule = schedule(name, rate, reference.getAsJsonObject("hyper"));
    List<Double> expected = rates(name, reference);
    assertTrue(expected.size() > 1, "only " + expected.size() + " rates");
    for (int update = 0; update < expected.size(); update++) {
      double found = rate * schedule.factor(update, BUDGET);
      assertEquals(expected.get(update), found, 1e-10 * expected.get(update), "update " + update);
    }
  }

  private static JsonObject named(String name) {
    return Reference.cases("optimizers/schedules.json").stream()
        .filter(c -> c.get("name").getAsString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Schedule schedule(String name, double rate, JsonObject hyper) {
    return switch (name) {
      case "step" -> new Step(hyper.get("step_size").getAsInt(), hyper.get("gamma").getAsDouble());
      case "exponential" -> new Exponential(hyper.get("gamma").getAsDouble());
      case "cosine" ->
          new Cosine(hyper.get("eta_min").getAsDouble() / rate, hyper.get("T_max").getAsInt());
      case "linear-warmup" ->
          new LinearWarmup(
              hyper.get("total_iters").getAsInt(), hyper.get("start_factor").getAsDouble());
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** All rates; those of the cosine up to its end, after which PyTorch's would rise again. */
  private static List<Double> rates(String name, JsonObject reference) {
    JsonArray rates = reference.getAsJsonArray("lr");
    int count =
        name.equals("cosine")
            ? reference.getAsJsonObject("hyper").get("T_max").getAsInt() + 1
            : rates.size();
    return rates.asList().stream().limit(count).map(rate -> rate.getAsDouble()).toList();
  }
}
