package dev.carousel.optimizers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.carousel.api.Block;
import dev.carousel.api.Initializer.Role;
import dev.carousel.api.Optimizer;
import dev.carousel.api.UpdateRule;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules that PyTorch 1.13 does not have, held against Optax in double precision. */
final class PublishedOptimizerTest {
  private static final Path FOLDER = Path.of("src/test/resources/published");

  private static final Map<String, Function<Settings, Optimizer>> RULES =
      Map.of(
          "lion", PublishedOptimizerTest::lion,
          "lamb", PublishedOptimizerTest::lamb,
          "adabelief", PublishedOptimizerTest::adaBelief,
          "yogi", PublishedOptimizerTest::yogi,
          "schedule-free-adamw", PublishedOptimizerTest::scheduleFree);

  private static Optimizer lion(Settings n) {
    return new Lion(
        n.number("lr"), n.number("betas", 0), n.number("betas", 1), n.number("weight_decay"));
  }

  private static Optimizer lamb(Settings n) {
    return new Lamb(
        n.number("lr"),
        n.number("betas", 0),
        n.number("betas", 1),
        n.number("eps"),
        n.number("weight_decay"));
  }

  private static Optimizer adaBelief(Settings n) {
    return new AdaBelief(
        n.number("lr"), n.number("betas", 0), n.number("betas", 1), n.number("eps"), 0);
  }

  private static Optimizer yogi(Settings n) {
    return new Yogi(
        n.number("lr"),
        n.number("betas", 0),
        n.number("betas", 1),
        n.number("eps"),
        n.number("initial"),
        0);
  }

  private static Optimizer scheduleFree(Settings n) {
    return new ScheduleFreeAdamW(
        n.number("lr"),
        n.number("betas", 0),
        n.number("betas", 1),
        n.number("eps"),
        n.number("weight_decay"),
        0);
  }

  /** One case, named so that a failure names it. */
  record Case(String name, String rule, JsonObject content) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Case> cases() {
    return Reference.cases(FOLDER.resolve("optax.json")).stream()
        .map(c -> new Case(c.get("name").getAsString(), c.get("rule").getAsString(), c))
        .toList();
  }

  @Test
  void every_rule_is_compared_in_two_settings() {
    assertEquals(RULES.keySet(), Set.copyOf(cases().stream().map(Case::rule).toList()));
    assertEquals(2 * RULES.size(), cases().size());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void every_step_is_that_of_optax(Case c) {
    Optimizer optimizer = RULES.get(c.rule).apply(Settings.of(c.content));
    JsonObject initial = c.content.getAsJsonObject("initial");
    double[] parameters = Reference.flat(initial);
    var rule = (UpdateRule) optimizer.rule(Reference.blocks(initial), Rules.RANDOM);
    for (JsonElement element : c.content.getAsJsonArray("steps")) {
      JsonObject step = element.getAsJsonObject();
      double[] gradient = Reference.flat(step.getAsJsonObject("gradient"));
      rule.update(parameters, gradient, optimizer.rate());
      String where = "step " + step.get("t");
      double[] after = Reference.flat(step.getAsJsonObject("after"));
      assertArrayEquals(after, parameters, 1e-12, where);
      if (step.has("evaluated")) {
        double[] evaluated = Reference.flat(step.getAsJsonObject("evaluated"));
        assertArrayEquals(evaluated, rule.evaluated(parameters), 1e-12, where);
      }
    }
  }

  @Test
  void matrices_of_any_shape_become_as_orthogonal_as_in_optax() {
    List<JsonObject> cases = Reference.cases(FOLDER.resolve("newton-schulz.json"));
    assertEquals(5, cases.size());
    for (JsonObject c : cases) {
      Block block = Reference.blocks(c).getFirst();
      var matrix = new Block("U", Role.RECURRENT, block.rows(), block.columns(), 0);
      double[] values = Reference.flat(c, "matrix");
      new NewtonSchulz(List.of(matrix)).apply(values, matrix, 5);
      assertArrayEquals(Reference.flat(c, "orthogonal"), values, 1e-11, block.toString());
    }
  }
}
