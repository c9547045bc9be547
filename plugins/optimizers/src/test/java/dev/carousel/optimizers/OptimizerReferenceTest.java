package dev.carousel.optimizers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.carousel.api.Optimizer;
import dev.carousel.api.UpdateRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class OptimizerReferenceTest {
  private static final int FEWEST_CASES = 23;

  private static final Map<String, Function<Settings, Optimizer>> RULES =
      Map.of(
          "sgd", OptimizerReferenceTest::sgd,
          "rmsprop", OptimizerReferenceTest::rmsProp,
          "adagrad", OptimizerReferenceTest::adagrad,
          "adadelta", OptimizerReferenceTest::adadelta,
          "adam", OptimizerReferenceTest::adam,
          "adamw", OptimizerReferenceTest::adamW,
          "nadam", OptimizerReferenceTest::nAdam,
          "radam", OptimizerReferenceTest::rAdam,
          "adamax", OptimizerReferenceTest::adamax);

  private static Sgd sgd(Settings n) {
    return new Sgd(
        n.number("lr"),
        n.number("momentum"),
        n.number("dampening"),
        n.truth("nesterov"),
        n.number("weight_decay"));
  }

  private static RmsProp rmsProp(Settings n) {
    return new RmsProp(
        n.number("lr"),
        n.number("alpha"),
        n.number("eps"),
        n.number("momentum"),
        n.truth("centered"),
        n.number("weight_decay"));
  }

  private static Adagrad adagrad(Settings n) {
    return new Adagrad(
        n.number("lr"),
        n.number("lr_decay"),
        n.number("eps"),
        n.number("initial_accumulator_value"),
        n.number("weight_decay"));
  }

  private static Adadelta adadelta(Settings n) {
    return new Adadelta(n.number("lr"), n.number("rho"), n.number("eps"), n.number("weight_decay"));
  }

  private static AdamW adamW(Settings n) {
    return new AdamW(
        n.number("lr"),
        n.number("betas", 0),
        n.number("betas", 1),
        n.number("eps"),
        n.number("weight_decay"),
        n.truth("amsgrad"));
  }

  private static NAdam nAdam(Settings n) {
    return new NAdam(
        n.number("lr"),
        n.number("betas", 0),
        n.number("betas", 1),
        n.number("eps"),
        n.number("momentum_decay"),
        n.number("weight_decay"));
  }

  private static RAdam rAdam(Settings n) {
    return new RAdam(
        n.number("lr"),
        n.number("betas", 0),
        n.number("betas", 1),
        n.number("eps"),
        n.number("weight_decay"));
  }

  private static Adamax adamax(Settings n) {
    return new Adamax(
        n.number("lr"),
        n.number("betas", 0),
        n.number("betas", 1),
        n.number("eps"),
        n.number("weight_decay"));
  }

  private static Adam adam(Settings n) {
    return new Adam(
        n.number("lr"),
        n.number("betas", 0),
        n.number("betas", 1),
        n.number("eps"),
        n.number("weight_decay"),
        n.truth("amsgrad"));
  }

  /** One case, named so that a failure names it. */
  record Case(String name, String rule, JsonObject content) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Case> cases() {
    return Reference.cases("optimizers/optimizers.json").stream()
        .map(c -> new Case(c.get("name").getAsString(), c.get("rule").getAsString(), c))
        .toList();
  }

  @Test
  void all_settings_of_every_rule_offered_are_compared() {
    assertTrue(cases().size() >= FEWEST_CASES, () -> "only " + cases());
    assertEquals(RULES.keySet(), Set.copyOf(cases().stream().map(Case::rule).toList()));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void every_step_is_that_of_pytorch(Case c) {
    Optimizer optimizer = RULES.get(c.rule).apply(Settings.of(c.content));
    JsonObject initial = c.content.getAsJsonObject("initial");
    double[] parameters = Reference.flat(initial);
    var rule = (UpdateRule) optimizer.rule(Reference.blocks(initial), Rules.RANDOM);
    int steps = 0;
    for (JsonObject step : steps(c).toList()) {
      double[] gradient = Reference.flat(step.getAsJsonObject("gradient"));
      rule.update(parameters, gradient, optimizer.rate());
      double[] expected = Reference.flat(step.getAsJsonObject("after"));
      assertArrayEquals(expected, parameters, 1e-12, "step " + step.get("t"));
      steps++;
    }
    assertTrue(steps >= 10, "only " + steps + " steps");
  }

  private static Stream<JsonObject> steps(Case c) {
    return c.content.getAsJsonArray("steps").asList().stream().map(JsonElement::getAsJsonObject);
  }
}
