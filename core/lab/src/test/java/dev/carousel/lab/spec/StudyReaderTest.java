package dev.carousel.lab.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.api.CellEquations.Constant;
import dev.carousel.api.Initializer.Role;
import dev.carousel.compute.model.Backpropagation;
import dev.carousel.compute.model.Regularization;
import dev.carousel.lab.plugin.Catalogue;
import dev.carousel.lab.plugin.Offer;
import dev.carousel.lab.plugin.PluginLoader;
import dev.carousel.lab.plugin.PluginProblem;
import dev.carousel.lab.study.Setup;
import dev.carousel.lab.study.Study;
import dev.carousel.lab.study.Variant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StudyReaderTest {
  private static final Catalogue CATALOGUE = PluginLoader.of(new TestPlugin());

  private static final String WHOLE =
      """
      study: bridging-the-gap
      question: At which gap does each cell stop learning to carry one bit?
      task:      { type: latch, gap: 50 }
      cell:      { type: lstm, units: 16 }
      model:     { layers: 2, initial-states: trained }
      optimizer: { type: adam, rate: 5e-3 }
      schedule:  { type: cosine, warmup: 0.1 }
      initial:   { recurrent: { type: orthogonal, gain: 2 }, bias: 0.5 }
      training:  { batch: 8, updates: 20, clip-norm: 1, stop: never, evaluate-every: 5 }
      compare:   { cell: [rnn, lstm] }
      across:    { task.gap: [10, 30] }
      seeds: 3
      seed: 42
      """;

  private static final String SMALL =
      """
      study: small
      task: latch
      cell: { type: lstm, units: 16 }
      """;

  private static Study read(String text, String... overrides) {
    return new StudyReader(CATALOGUE).read("study.yaml", text, List.of(overrides));
  }

  private static Setup only(String text, String... overrides) {
    Study study = read(text, overrides);
    assertEquals(1, study.variants().size());
    return study.variants().getFirst().setup();
  }

  private static List<String> arms(String... lines) {
    return read(SMALL + String.join("\n", lines)).arms();
  }

  @Test
  void a_study_has_a_variant_for_each_arm_in_each_condition() {
    Study study = read(WHOLE);
    assertEquals("bridging-the-gap", study.name());
    assertEquals("At which gap does each cell stop learning to carry one bit?", study.question());
    assertEquals(List.of("rnn", "lstm"), study.arms());
    assertEquals(List.of("gap=10", "gap=30"), study.conditions());
    assertEquals(3, study.seeds());
    assertEquals(42, study.seed());
    assertEquals(
        List.of("rnn gap=10", "lstm gap=10", "rnn gap=30", "lstm gap=30"),
        study.variants().stream().map(v -> v.arm() + " " + v.condition()).toList());
  }

  @Test
  void a_setup_holds_what_the_study_says() {
    Setup setup = read(WHOLE).variants().getLast().setup();
    assertEquals(new TestPlugin.Latch(30, 0.2, TestPlugin.Latch.Place.START), setup.task());
    assertEquals(new TestPlugin.Adam(0.005, 0.9), setup.optimizer());
    assertEquals(new TestPlugin.Cosine(0.1), setup.schedule());
    assertEquals(new TestPlugin.Orthogonal(2), setup.initial().get(Role.RECURRENT));
    assertEquals(new TestPlugin.Glorot(1), setup.initial().get(Role.INPUT));
    assertEquals(16, setup.units());
    assertEquals(2, setup.layers());
    assertTrue(setup.trainedStates());
    assertEquals(
        new Setup.Training(8, 20, new Setup.Evaluation(5, 256))
            .with(Setup.Control.clipped(1, Double.POSITIVE_INFINITY))
            .with(Setup.Ending.NEVER),
        setup.training());
  }

  @Test
  void derivatives_go_back_as_far_as_is_said_and_checkpoints_are_no_part_of_a_trial() {
    assertEquals(Backpropagation.FULL, training("").backpropagation());
    assertEquals(
        new Backpropagation(20, Backpropagation.AUTO),
        training("training: { truncate: 20, checkpoint: auto }").backpropagation());
    assertEquals(
        new Backpropagation(0, 100),
        training("training: { truncate: none, checkpoint: 100 }").backpropagation());
    assertEquals(resolved("training: { checkpoint: 100 }"), resolved(""));
    assertNotEquals(resolved("training: { truncate: 100 }"), resolved(""));
  }

  @Test
  void a_budget_in_sequences_is_one_in_updates() {
    assertEquals(1250, training("training: { sequences: 40000 }").updates());
    assertEquals(100, training("training: { sequences: 40000, updates: 100 }").updates());
    assertEquals(74_000, training("training: { batch: 1, sequences: 74000 }").updates());
    assertEquals(
        resolved("training: { sequences: 40000 }"), resolved("training: { updates: 1250 }"));
  }

  @Test
  void limits_are_part_of_a_trial_where_there_are_any() {
    assertEquals(Setup.Ending.SOLVED, training("").ending());
    var training =
        training("training: { stop: plateau, patience: 4, seconds: 1.5, diverged-above: 100 }");
    assertEquals(
        new Setup.Ending(Setup.Stop.PLATEAU, Setup.SolvedBy.HELD_OUT, 4, 1.5, 100),
        training.ending());
    assertEquals(resolved("training: { patience: 4 }"), resolved(""));
    assertEquals(resolved("training: { seconds: none }"), resolved(""));
    assertNotEquals(resolved("training: { seconds: 60 }"), resolved(""));
    assertEquals(
        "{batch=32, clip-norm=none, clip-value=none, evaluate-every=50, evaluation-sequences=256,"
            + " stop=solved, truncate=none, updates=2000}",
        String.valueOf(((Map<?, ?>) resolved("")).get("training")));
  }

  @Test
  void training_sequences_decide_where_the_task_says_when() {
    String online =
        "study: s\n"
            + "task: { type: copy, gap: 20 }\n"
            + "cell: rnn\n"
            + "training: { batch: 1, solved-by: %s }\n";
    assertEquals("accuracy >= 0.99", only(online.formatted("held-out")).criterion());
    assertEquals(
        "100 training sequences in a row within 0.5",
        only(online.formatted("training")).criterion());
    assertEquals(resolved("training: { solved-by: held-out }"), resolved(""));
  }

  private static List<Double> stages(String curriculum, String... overrides) {
    return only(SMALL + "training: { curriculum: " + curriculum + " }", overrides)
        .training()
        .curriculum()
        .map(c -> c.stages().stream().map(Setup.Curriculum.Stage::value).toList())
        .orElse(List.of());
  }

  @Test
  void a_curriculum_grows_a_parameter_up_to_its_stated_value() {
    assertEquals(List.of(5., 10., 20., 40.), stages("{ path: task.gap, from: 5 }"));
    assertEquals(
        List.of(5., 8., 12., 18., 27., 40.), stages("{ path: task.gap, from: 5, times: 1.5 }"));
    assertEquals(List.of(20., 35.), stages("{ path: task.gap, from: 20, plus: 15 }"));
    assertEquals(List.of(0.125), stages("{ path: task.noise, from: 0.125 }"));
    assertEquals(List.of(), stages("none"));
    assertEquals(List.of(), stages("{ path: task.gap, from: 5 }", "task.gap=5"));
    var curriculum =
        only(SMALL + "training: { curriculum: { path: task.gap, from: 25, when: 3 } }")
            .training()
            .curriculum()
            .orElseThrow();
    var stage = new TestPlugin.Latch(25, 0.2, TestPlugin.Latch.Place.START);
    assertEquals(
        new Setup.Curriculum("gap", List.of(new Setup.Curriculum.Stage(25, stage)), 3), curriculum);
  }

  @Test
  void a_curriculum_is_part_of_a_trial_where_it_is_written() {
    String curriculum = "training: { curriculum: { path: task.gap, from: %d } }";
    assertEquals(resolved("training: { curriculum: none }"), resolved(""));
    assertNotEquals(resolved(curriculum.formatted(10)), resolved(""));
    assertNotEquals(resolved(curriculum.formatted(10)), resolved(curriculum.formatted(20)));
  }

  @Test
  void a_curriculum_varies_and_grows_to_the_value_of_its_condition() {
    Study study =
        read(
            SMALL
                + "compare: { training.curriculum: [none, { path: task.gap, from: 10 }] }\n"
                + "across: { task.gap: [10, 40] }\n");
    assertEquals(List.of("curriculum=none", "path=task.gap from=10"), study.arms());
    assertEquals(
        List.of(0, 0, 0, 2),
        study.variants().stream()
            .map(v -> v.setup().training().curriculum().map(c -> c.stages().size()).orElse(0))
            .toList());
  }

  @Test
  void noise_is_part_of_a_trial_where_there_is_any() {
    assertEquals(Setup.Noise.NONE, training("").noise());
    String all =
        "model: { dropout: 0.25, input-dropout: 0.1, output-dropout: 0.5, dropout-mask: sequence"
            + " }\n"
            + "training: { weight-noise: 0.075, input-noise: 1, activation-penalty: 2 }";
    assertEquals(
        new Setup.Noise(new Regularization(0.25, 0.1, 0.5, true, 2), 0.075, 1),
        training(all).noise());
    assertEquals(resolved("model: { dropout: 0, dropout-mask: sequence }"), resolved(""));
    assertEquals(
        "{initial-states=zero, layers=1}", String.valueOf(((Map<?, ?>) resolved("")).get("model")));
    assertNotEquals(resolved("model: { dropout: 0.5 }"), resolved(""));
    assertNotEquals(
        resolved("model: { dropout: 0.5, dropout-mask: sequence }"),
        resolved("model: { dropout: 0.5 }"));
    assertNotEquals(resolved("training: { input-noise: 0.5 }"), resolved(""));
  }

  @Test
  void trained_weights_are_measured_at_other_values_of_the_task() {
    assertEquals(List.of(), training("").evaluation().elsewhere());
    Setup.Training training =
        training("evaluation: { task.gap: [100, 300], task.place: [anywhere] }");
    assertEquals(
        List.of("gap=100", "gap=300", "place=anywhere"),
        training.evaluation().elsewhere().stream().map(Setup.Elsewhere::where).toList());
    assertEquals(
        new TestPlugin.Latch(300, 0.2, TestPlugin.Latch.Place.START),
        training.evaluation().elsewhere().get(1).task());
    assertEquals(
        "{task.gap=[100, 300]}",
        String.valueOf(
            ((Map<?, ?>) resolved("evaluation: { task.gap: [100, 300] }")).get("evaluation")));
    assertFalse(((Map<?, ?>) resolved("")).containsKey("evaluation"));
  }

  @Test
  void gradients_are_controlled_where_that_is_said() {
    double none = Double.POSITIVE_INFINITY;
    assertEquals(Setup.Control.NONE, training("").control());
    String all =
        "training: { clip-tensor: 1, clip-relative: 0.01, clip-percentile: 10, gradient-noise: 0.3"
            + " }";
    assertEquals(new Setup.Control(none, none, 1, 0.01, 10, 0.3), training(all).control());
    assertNotEquals(resolved(all), resolved(""));
    assertEquals(resolved("training: { clip-tensor: none, gradient-noise: 0 }"), resolved(""));
  }

  private Setup.Training training(String more) {
    return read(SMALL + more).variants().getFirst().setup().training();
  }

  private Object resolved(String more) {
    return read(SMALL + more).variants().getFirst().resolved();
  }

  @Test
  void what_is_left_out_has_its_default() {
    Study study = read(SMALL);
    assertEquals(List.of("lstm"), study.arms());
    assertEquals(List.of("all"), study.conditions());
    assertEquals(5, study.seeds());
    assertEquals(1, study.seed());
    assertEquals("", study.question());
    Setup setup = study.variants().getFirst().setup();
    assertEquals(new Setup.Training(32, 2000, new Setup.Evaluation(50, 256)), setup.training());
    assertEquals(new TestPlugin.Adam(0.001, 0.9), setup.optimizer());
    assertEquals(List.of(Role.values()), List.copyOf(setup.initial().keySet()));
    assertFalse(setup.trainedStates());
    assertEquals(1, setup.layers());
  }

  @Test
  void a_number_begins_a_role_at_one_value() {
    Setup setup = only(SMALL + "initial: { bias: 0.5 }\n");
    double[] values = new double[3];
    var weight = new dev.carousel.api.Initializer.Weight("b", 3, 1, Role.BIAS, 0);
    setup.initial().getOrDefault(Role.BIAS, new TestPlugin.Glorot(1)).fill(weight, 4, values, null);
    assertEquals(List.of(0.5, 0.5, 0.5), Arrays.stream(values).boxed().toList());
  }

  @Test
  void units_carry_over_to_an_arm_of_another_type_and_nothing_else_does() {
    String base = "study: s\ntask: latch\ncell: { type: lstm, units: 7, forget-bias: 3 }\n";
    Study study =
        read(base + "compare: { cell: [rnn, lstm, { type: lstm, units: 9, peepholes: true }] }");
    List<Setup> setups = study.variants().stream().map(Variant::setup).toList();
    assertEquals(List.of(7, 7, 9), setups.stream().map(Setup::units).toList());
    assertEquals(List.of("rnn", "lstm units=7", "lstm units=9 peepholes=true"), study.arms());
    assertEquals(
        List.of(3.0, 3.0),
        study.variants().stream()
            .map(
                variant ->
                    (Map<?, ?>) ((Map<?, ?>) variant.resolved().get("cell")).get("parameters"))
            .filter(parameters -> parameters.containsKey("forget-bias"))
            .map(parameters -> parameters.get("forget-bias"))
            .toList());
  }

  @Test
  void an_arm_goes_by_its_name_or_its_type_and_what_differs() {
    assertEquals(
        List.of("lstm", "lstm peepholes=true", "plain"),
        arms(
            "compare: { cell: [lstm, { type: lstm, peepholes: true }, { type: rnn, name: plain"
                + " }] }"));
    assertEquals(
        List.of("lstm b_f=0", "lstm b_f=2"),
        arms("compare: { cell: [{ initial: { b_f: 0 } }, { initial: { b_f: 2 } }] }"));
  }

  @Test
  void an_arm_of_another_value_goes_by_its_key() {
    assertEquals(
        List.of("rate=1e-3", "rate=0.01"), arms("compare: { optimizer.rate: [1e-3, 0.01] }"));
    assertEquals(
        List.of("recurrent=orthogonal", "recurrent=glorot gain=2"),
        List.of(
            arms("compare: { initial.recurrent: [orthogonal] }").getFirst(),
            arms("compare: { initial.recurrent: [{ type: glorot, gain: 2 },"
                    + " { type: glorot, gain: 3 }] }")
                .getFirst()));
    assertEquals(
        List.of("batch=4 updates=10", "batch=8 updates=5"),
        arms("compare: { training: [{ batch: 4, updates: 10 }, { batch: 8, updates: 5 }] }"));
  }

  @Test
  void several_paths_make_every_combination_with_joined_names() {
    assertEquals(
        List.of("rnn, rate=0.1", "rnn, rate=0.2", "lstm, rate=0.1", "lstm, rate=0.2"),
        arms("compare: { cell: [rnn, lstm], optimizer.rate: [0.1, 0.2] }"));
  }

  @Test
  void a_part_of_a_component_varies_within_each_arm() {
    Study study = read(SMALL + "compare: { cell: [rnn, lstm] }\nacross: { cell.units: [4, 8] }");
    assertEquals(
        List.of(4, 4, 8, 8), study.variants().stream().map(v -> v.setup().units()).toList());
  }

  @Test
  void a_group_is_the_study_s_optimizer_with_what_it_says_laid_over() {
    Setup setup =
        only(
            SMALL
                + "optimizer: { type: adam, rate: 0.5, beta1: 0.8, groups: { recurrent: { rate: 0.1"
                + " }, b_f: sgd } }");
    assertEquals(new TestPlugin.Adam(0.5, 0.8), setup.optimizer());
    assertEquals(
        Map.of("recurrent", new TestPlugin.Adam(0.1, 0.8), "b_f", new TestPlugin.Sgd(0.1, 0)),
        setup.groups());
  }

  @Test
  void what_a_group_says_varies_and_is_overridden_like_any_value() {
    String text = SMALL + "across: { optimizer.groups.bias.rate: [0.1, 0.2] }\n";
    assertEquals(List.of("rate=0.1", "rate=0.2"), read(text).conditions());
    Setup setup = only(SMALL, "optimizer.groups.bias.rate=0.25");
    assertEquals(new TestPlugin.Adam(0.25, 0.9), setup.groups().get("bias"));
  }

  @Test
  void groups_are_part_of_the_resolved_configuration_where_there_are_any() {
    var without = (Map<?, ?>) read(SMALL).variants().getFirst().resolved().get("optimizer");
    assertFalse(without.containsKey("groups"));
    Study study = read(SMALL, "optimizer.groups.bias.rate=0.25");
    var optimizer = (Map<?, ?>) study.variants().getFirst().resolved().get("optimizer");
    var groups = (Map<?, ?>) optimizer.get("groups");
    var bias = (Map<?, ?>) groups.get("bias");
    assertEquals(Map.of("rate", 0.25, "beta1", 0.9), bias.get("parameters"));
  }

  @Test
  void arms_that_differ_in_groups_are_told_apart() {
    String text =
        SMALL
            + "compare: { optimizer: [{ type: adam, groups: { bias: { rate: 0.1 } } },"
            + " { type: adam, groups: { recurrent: { rate: 0.1 } } }] }";
    assertEquals(List.of("adam bias.rate=0.1", "adam recurrent.rate=0.1"), read(text).arms());
  }

  @Test
  void equations_in_the_study_are_a_cell() {
    Setup setup =
        only(
            """
            study: own
            task: latch
            cell:
              name: mine
              units: 6
              states: { h: units, m: M }
              output: h
              sizes: { M: 3 }
              weights: { V: [M, units], s: [] }
              constants: { alpha: 0.9, period: [1, 2, 4], mask: [[1, 0, 0], [0, 1, 0], [0, 0, 1]] }
              initial: { W: orthogonal, s: 2 }
              retention: { b_f: 1 }
              equations: |
                f  = sigmoid(W_f x + b_f)
                m' = alpha * (mask m) + period * (V h)
                h' = s * f * tanh(W x + U h + b)
            """);
    assertEquals(6, setup.units());
    assertEquals(Map.of("h", "units", "m", "M"), setup.equations().states());
    assertEquals(Map.of("V", List.of("M", "units"), "s", List.of()), setup.equations().weights());
    assertEquals(Constant.vector(List.of(1., 2., 4.)), setup.equations().constants().get("period"));
    assertEquals(Map.of("b_f", 1), setup.equations().retention());
    assertEquals(new TestPlugin.Orthogonal(1), setup.equations().initial().get("W"));
    assertTrue(setup.equations().text().startsWith("f  = sigmoid(W_f x + b_f)\n"));
  }

  @Test
  void an_arm_with_equations_keeps_nothing_of_the_study_s_cell_but_units() {
    Study study =
        read(
            """
            study: own
            task: latch
            cell: { units: 6, states: [h], output: h, constants: { a: 1 }, equations: "h' = a * tanh(W x)" }
            compare:
              cell:
                - { name: one, constants: { a: 2 } }
                - { name: two, states: [h], output: h, equations: "h' = tanh(W x)" }
            """);
    List<Setup> setups = study.variants().stream().map(Variant::setup).toList();
    assertEquals(List.of("one", "two"), study.arms());
    assertEquals(Map.of("a", Constant.scalar(2)), setups.getFirst().equations().constants());
    assertEquals(Map.of(), setups.getLast().equations().constants());
    assertEquals(6, setups.getLast().units());
  }

  @Test
  void quotes_make_a_text_and_an_exponent_makes_a_number() {
    assertEquals("010", read(SMALL + "question: \"010\"").question());
    assertEquals("no", read(SMALL + "question: 'no'").question());
    assertEquals("2024-01-01", read(SMALL + "question: 2024-01-01").question());
    assertEquals(
        new TestPlugin.Adam(1e-3, 0),
        only(SMALL + "optimizer: { rate: 1e-3, beta1: 0. }").optimizer());
    assertEquals(
        new TestPlugin.Adam(2000, .5),
        only(SMALL + "optimizer: { rate: +2E3, beta1: .5 }").optimizer());
  }

  @Test
  void a_file_may_have_windows_line_ends_and_aliases() {
    Setup setup =
        only(
            "study: s\r\n"
                + "task: &t { type: latch, gap: &g 7 }\r\n"
                + "cell: { type: rnn, units: *g }\r\n");
    assertEquals(7, setup.units());
  }

  @Test
  void overrides_are_laid_over_the_file() {
    assertEquals(64, only(SMALL, "cell.units=64").units());
    assertEquals(16, only(SMALL, "cell=rnn").units());
    assertEquals(
        new TestPlugin.Sgd(0.5, 0), only(SMALL, "optimizer=sgd", "optimizer.rate=0.5").optimizer());
    assertEquals(3, read(SMALL, "seeds=2", "seeds=3").seeds());
    assertEquals(List.of("rnn", "lstm"), read(WHOLE, "compare.cell=[rnn, lstm]").arms());
    assertEquals(List.of("gap=5"), read(WHOLE, "across.task.gap=[5]").conditions());
    assertEquals(List.of("units=5"), read(WHOLE, "across={cell.units: [5]}").conditions());
    assertEquals("a b", read(SMALL, "question=a b").question());
    assertEquals(
        new TestPlugin.Glorot(3), only(SMALL, "initial.input.gain=3").initial().get(Role.INPUT));
  }

  @Test
  void the_resolved_configuration_has_defaults_and_plugins_and_plain_values() {
    Map<String, Object> resolved = read(SMALL).variants().getFirst().resolved();
    assertEquals(
        List.of("cell", "initial", "model", "optimizer", "schedule", "task", "training"),
        List.copyOf(resolved.keySet()));
    assertEquals(
        "{parameters={beta1=0.9, rate=0.001}, plugin={digest=1.2, name=test-plugin, version=1.2},"
            + " type=adam}",
        String.valueOf(resolved.get("optimizer")));
    assertEquals(
        "{parameters={gap=50, noise=0.2, place=start}, plugin={digest=1.2, name=test-plugin,"
            + " version=1.2}, type=latch}",
        String.valueOf(resolved.get("task")));
    assertTrue(String.valueOf(resolved.get("cell")).contains("text=f = sigmoid("));
    assertPlain(resolved);
  }

  private static void assertPlain(Object value) {
    switch (value) {
      case Map<?, ?> map -> {
        assertTrue(map instanceof SortedMap, () -> "not sorted: " + map);
        map.values().forEach(StudyReaderTest::assertPlain);
      }
      case List<?> list -> list.forEach(StudyReaderTest::assertPlain);
      default ->
          assertTrue(
              Stream.of(String.class, Long.class, Double.class, Boolean.class)
                  .anyMatch(type -> type.isInstance(value)),
              () -> "not plain: " + value);
    }
  }

  @Test
  void names_seeds_and_other_arms_are_no_part_of_the_resolved_configuration() {
    Object lstm = read(SMALL).variants().getFirst().resolved();
    Study other =
        read(
            SMALL.replace("study: small", "study: other\nquestion: Which?\nseeds: 9\nseed: 8")
                + "compare: { cell: [{ type: lstm, name: mine }, rnn] }\n");
    assertEquals(lstm, other.variants().getFirst().resolved());
    assertNotEquals(lstm, other.variants().getLast().resolved());
    assertEquals(
        read(SMALL, "optimizer.rate=1").variants().getFirst().resolved(),
        read(SMALL, "optimizer.rate=1.0").variants().getFirst().resolved());
  }

  @Test
  void what_a_weight_begins_with_is_part_of_the_resolved_configuration() {
    Study study = read(SMALL + "compare: { cell.initial.b_f: [0, 1, { type: uniform }] }");
    assertEquals(List.of("b_f=0", "b_f=1", "b_f=uniform"), study.arms());
    assertEquals(3, study.variants().stream().map(Variant::resolved).distinct().count());
  }

  @Test
  void an_unknown_name_while_a_jar_is_broken_is_a_plugin_s_fault() {
    var problem = new PluginProblem("gone.jar", "is not a jar");
    List<Offer> offers =
        Stream.of(dev.carousel.api.describe.Kind.values())
            .flatMap(kind -> CATALOGUE.offers(kind).stream())
            .toList();
    var reader = new StudyReader(Catalogue.of(offers, List.of(problem)));
    assertEquals("small", reader.read("s", SMALL, List.of()).name());
    var e =
        assertThrows(
            StudyException.class,
            () -> reader.read("s", SMALL.replace("lstm", "mamba"), List.of()));
    assertTrue(e.isPluginFault());
    assertEquals(
        "nearest are faulty, lstm, rnn; `carousel list cells` shows all 6.\n"
            + "it may be in gone.jar, which is not a jar.",
        e.problems().getFirst().help());
    var typing =
        assertThrows(StudyException.class, () -> reader.read("s", SMALL + "seeds: x", List.of()));
    assertFalse(typing.isPluginFault());
  }

  @Test
  void a_name_that_two_plugins_claim_fails_only_studies_that_use_it() {
    Catalogue twice = PluginLoader.of(new TestPlugin(), new RivalPlugin());
    var reader = new StudyReader(twice);
    assertEquals("small", reader.read("s", SMALL, List.of()).name());
    var e = assertThrows(StudyException.class, () -> reader.read("s", SMALL, List.of("cell=rnn")));
    assertEquals("duplicate-name", e.problems().getFirst().id());
    assertTrue(e.isPluginFault());
  }

  /** Offers a name that the other plugin offers too. */
  private static final class RivalPlugin implements dev.carousel.api.Plugin {
    @Override
    public String name() {
      return "rival";
    }

    @Override
    public String version() {
      return "1";
    }

    @Override
    public int apiLevel() {
      return API_LEVEL;
    }

    @Override
    public List<Class<? extends dev.carousel.api.Component>> components() {
      return List.of(TestPlugin.Rnn.class);
    }
  }

  private static String firstId(String text) {
    var e = assertThrows(StudyException.class, () -> read(text));
    return e.problems().getFirst().id();
  }

  @Test
  void what_nobody_means_is_refused_before_it_costs_time_or_memory() {
    String cell = "study: s\ntask: latch\ncell: { units: 4, states: [h], output: h, equations: ";
    assertEquals("too-deep", firstId(SMALL + "compare: " + "[".repeat(500_000)));
    assertEquals("too-deep", firstId(cell + "\"h' = " + "(".repeat(500_000) + "\" }"));
    assertEquals("too-large", firstId(cell + "\"" + "a = b\\n".repeat(50_000) + "\" }"));
    var e =
        assertThrows(StudyException.class, () -> read(SMALL + "compare: { a: 1, }\n".repeat(9000)));
    assertEquals(100, e.problems().size());
    assertTrue(
        String.valueOf(e.getMessage())
            .endsWith("\n100 problems, after which the reading ended.\n"));
  }

  @Test
  void whatever_is_done_to_a_text_it_is_read_or_refused_with_a_place() {
    var random = new Random(7);
    String alphabet = "{}[]:,-#&*!|>'\"%@ \n\t0159abc.=<\\~?é🙂\u0007";
    int refused = 0;
    for (int trial = 0; trial < 1500; trial++) {
      var text = new StringBuilder(WHOLE);
      for (int edit = random.nextInt(4); edit >= 0; edit--) {
        int at = random.nextInt(text.length());
        int end = Math.min(text.length(), at + random.nextInt(8));
        int letter = random.nextInt(alphabet.length());
        text.replace(at, end, random.nextBoolean() ? "" : alphabet.substring(letter, letter + 1));
      }
      try {
        assertFalse(read(text.toString()).variants().isEmpty());
      } catch (StudyException e) {
        refused++;
        e.problems().forEach(problem -> assertTrue(problem.line() >= 1 && problem.column() >= 1));
      } catch (RuntimeException e) {
        throw new AssertionError("trial " + trial + ":\n" + text, e);
      }
    }
    assertTrue(refused > 500);
  }
}
