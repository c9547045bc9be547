package dev.carousel.lab.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.carousel.api.Task;
import dev.carousel.lab.json.Fields;
import dev.carousel.lab.json.Json;
import dev.carousel.lab.json.JsonException;
import dev.carousel.lab.plugin.Origin;
import dev.carousel.lab.study.ArmPair;
import dev.carousel.lab.study.Setup;
import dev.carousel.lab.study.Setup.Stop;
import dev.carousel.lab.study.Study;
import dev.carousel.lab.study.Variant;
import dev.carousel.lab.train.Toy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanTest {
  private static final Engine ENGINE = Engine.with(Map.of());
  private static final Task TASK = new Toy.Recall(1, 0.9);
  private static final Setup SETUP = Toy.setup(TASK, 0.1, Toy.training(3, Stop.SOLVED));
  private static final Variant VARIANT = Toy.variant("fast", "all", SETUP);

  private static String id(Variant variant, long seed, int replicate, Engine engine) {
    return Configuration.of(variant, seed, replicate, engine).id();
  }

  private static Setup with(String text) {
    return new Setup(
        dev.carousel.api.CellEquations.of(List.of("h"), "h", text),
        SETUP.units(),
        SETUP.wiring(),
        SETUP.trainedStates(),
        SETUP.task(),
        SETUP.optimizer(),
        SETUP.groups(),
        SETUP.schedule(),
        SETUP.initial(),
        SETUP.training());
  }

  @Test
  void an_id_is_of_what_decides_the_numbers() {
    String id = id(VARIANT, 1, 1, ENGINE);
    assertEquals(20, id.length());
    assertNotEquals(id, id(VARIANT, 2, 1, ENGINE));
    assertNotEquals(id, id(VARIANT, 1, 2, ENGINE));
    assertNotEquals(id, id(VARIANT, 1, 1, new Engine(Engine.LEVEL + 1, Map.of())));
    Setup other = Toy.setup(TASK, 0.2, Toy.training(3, Stop.SOLVED));
    assertNotEquals(id, id(Toy.variant("fast", "all", other), 1, 1, ENGINE));
    assertNotEquals(id, id(Toy.variant("fast", "all", with("h' = W x")), 1, 1, ENGINE));
  }

  @Test
  void an_id_is_not_of_the_arm_s_or_condition_s_name() {
    String id = id(VARIANT, 1, 1, ENGINE);
    assertEquals(id, id(Toy.variant("quick", "gap=1", SETUP), 1, 1, ENGINE));
  }

  @Test
  void an_id_is_of_the_versions_of_plugins_but_not_of_where_they_are() {
    var first =
        new Engine(
            Engine.LEVEL, Map.of(Toy.Recall.class, new Origin("toys", "1.0", "a.jar", "aa")));
    var moved =
        new Engine(
            Engine.LEVEL, Map.of(Toy.Recall.class, new Origin("toys", "1.0", "b.jar", "bb")));
    var newer =
        new Engine(
            Engine.LEVEL, Map.of(Toy.Recall.class, new Origin("toys", "1.1", "a.jar", "aa")));
    var other =
        new Engine(
            Engine.LEVEL, Map.of(Toy.Broken.class, new Origin("toys", "1.0", "a.jar", "aa")));
    assertEquals(id(VARIANT, 1, 1, first), id(VARIANT, 1, 1, moved));
    assertNotEquals(id(VARIANT, 1, 1, first), id(VARIANT, 1, 1, newer));
    assertEquals(id(VARIANT, 1, 1, ENGINE), id(VARIANT, 1, 1, other));
  }

  @Test
  void replicates_are_outermost_so_that_a_study_stopped_early_has_pairs() {
    Plan plan = Plan.of(Toy.study(2), ENGINE);
    assertEquals(
        List.of("slow 1", "fast 1", "slow 2", "fast 2"),
        plan.trials().stream().map(trial -> trial.arm() + " " + trial.replicate()).toList());
    assertEquals(List.of("slow", "fast"), plan.arms());
    assertEquals("accuracy >= 2.0", plan.conditions().getFirst().criterion());
    assertEquals(4, plan.trials().stream().map(Trial::id).distinct().count());
  }

  @Test
  void another_seed_or_arm_leaves_the_other_trials_as_they_are() {
    Study small = Toy.study(1);
    Study large = Toy.study(2, VARIANT, small.variants().getFirst(), small.variants().getLast());
    List<String> ids = Plan.of(large, ENGINE).trials().stream().map(Trial::id).toList();
    for (Trial trial : Plan.of(small, ENGINE).trials()) {
      assertEquals(1, ids.stream().filter(trial.id()::equals).count());
    }
  }

  @Test
  void arms_of_one_configuration_share_their_trials() {
    Study study = Toy.study(1, VARIANT, Toy.variant("same", "all", SETUP));
    Plan plan = Plan.of(study, ENGINE);
    assertEquals(2, plan.trials().size());
    assertEquals(plan.trials().getFirst().id(), plan.trials().getLast().id());
  }

  @Test
  void a_plan_comes_back_as_it_was_written() {
    Study toy = Toy.study(2);
    var study =
        new Study(
            toy.name(),
            toy.question(),
            toy.seeds(),
            toy.seed(),
            toy.arms(),
            toy.conditions(),
            List.of(new ArmPair("faster", "fast", "slow")),
            toy.variants());
    Plan plan = Plan.of(study, ENGINE);
    assertEquals(2, plan.sizes().size());
    String text = Json.writeIndented(PlanJson.plain(plan));
    assertEquals(plan, PlanJson.read(Fields.of(Json.read(text))));
    assertThrows(JsonException.class, () -> PlanJson.read(Fields.of(Json.read("{}"))));
  }
}
