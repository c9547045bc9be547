package dev.carousel.lab.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.lab.plugin.PluginLoader;
import dev.carousel.lab.size.ModelSize;
import dev.carousel.lab.study.ArmPair;
import dev.carousel.lab.study.Study;
import dev.carousel.lab.study.Variant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Edits of cells, the arms that {@code ablate} makes of them, and arms of equal size. */
class AblationTest {
  private static final String HEAD =
      """
      study: small
      task: { type: latch, gap: 5 }
      cell: { type: lstm, units: 16 }
      """;

  private static final String EDITS =
      "edits: { no-gate: { f: 1 }, no-bias: { b_z: 0 }, linear: { h': c' } } }\n";

  private static Study read(String... lines) {
    return new StudyReader(PluginLoader.of(new TestPlugin()))
        .read("study.yaml", HEAD + String.join("\n", lines), List.of());
  }

  private static String text(Study study, String arm) {
    return variant(study, arm).setup().equations().text();
  }

  private static Variant variant(Study study, String arm) {
    return study.variants().stream().filter(v -> v.arm().equals(arm)).findFirst().orElseThrow();
  }

  @Test
  void a_cell_is_edited_wherever_it_stands() {
    Study study =
        read(
            "compare:",
            "  cell:",
            "    - lstm",
            "    - { with: { f: 1 }, name: no-gate }",
            "    - { type: rnn, with: { b: 0, U: 0.5 I } }",
            "    - { type: lstm, with: { b_z: 0, b_f: 1 } }");
    assertEquals(List.of("lstm", "no-gate", "rnn", "lstm b_z=0 b_f=1"), study.arms());
    assertEquals("c' = c + tanh(W_z x + U_z h + b_z)\nh' = tanh(c')\n", text(study, "no-gate"));
    assertEquals("h' = tanh(W x + (0.5 I) h)\n", text(study, "rnn"));
    assertEquals(16, variant(study, "no-gate").setup().units());
  }

  @Test
  void initial_values_of_weights_that_an_edit_removes_are_removed() {
    Study study =
        read(
            "compare:",
            "  cell: [{ initial: { b_f: 2 } }, { initial: { b_f: 2 }, with: { f: 1 }, name: open"
                + " }]");
    assertEquals(
        List.of(), List.copyOf(variant(study, "open").setup().equations().initial().keySet()));
  }

  @Test
  void the_equations_of_a_trial_are_the_edited_ones() {
    Study study = read("compare: { cell: [lstm, { with: { f: 1 }, name: no-gate }] }");
    String resolved = variant(study, "no-gate").resolved().toString();
    assertTrue(resolved.contains("c' = c + tanh"), resolved);
  }

  @Test
  void one_part_out() {
    Study study = read("ablate: { " + EDITS);
    assertEquals(List.of("lstm", "no-gate", "no-bias", "linear"), study.arms());
    assertEquals(
        List.of(
            new ArmPair("no-gate", "no-gate", "lstm"),
            new ArmPair("no-bias", "no-bias", "lstm"),
            new ArmPair("linear", "linear", "lstm")),
        study.pairs());
    assertTrue(text(study, "linear").endsWith("h' = c'\n"));
  }

  @Test
  void one_part_in() {
    Study study = read("ablate: { mode: one-in, " + EDITS);
    assertEquals(
        List.of("all edits", "all but no-gate", "all but no-bias", "all but linear"), study.arms());
    assertEquals(new ArmPair("no-gate", "all edits", "all but no-gate"), study.pairs().getFirst());
    assertEquals("c' = c + tanh(W_z x + U_z h)\nh' = c'\n", text(study, "all edits"));
    assertEquals("c' = c + tanh(W_z x + U_z h)\nh' = tanh(c')\n", text(study, "all but linear"));
  }

  @Test
  void parts_in_pairs() {
    Study study = read("ablate: { mode: pairs, " + EDITS);
    assertEquals(
        List.of(
            "lstm",
            "no-gate",
            "no-bias",
            "linear",
            "no-gate + no-bias",
            "no-gate + linear",
            "no-bias + linear"),
        study.arms());
    assertEquals(9, study.pairs().size());
    assertTrue(study.pairs().contains(new ArmPair("no-bias", "no-gate + no-bias", "no-gate")));
  }

  @Test
  void the_cell_is_the_study_s_own_or_laid_over_it() {
    Study own = read("ablate: { of: { type: lstm, peepholes: true }, " + EDITS);
    assertEquals(16, variant(own, "no-bias").setup().units());
    assertTrue(text(own, "no-bias").contains("p_f * c"));
    var alone =
        """
        study: small
        task: { type: latch, gap: 5 }
        ablate: { of: { type: rnn, with: { U: 0 } }, edits: { no-bias: { b: 0 } } }
        """;
    Study other =
        new StudyReader(PluginLoader.of(new TestPlugin())).read("study.yaml", alone, List.of());
    assertEquals("h' = tanh(W x)\n", text(other, "no-bias"));
  }

  @Test
  void what_else_is_compared_multiplies_the_arms_and_the_pairs() {
    Study study = read("ablate: { " + EDITS + "compare: { optimizer.rate: [0.1, 0.2] }");
    assertEquals(8, study.arms().size());
    assertEquals("lstm, rate=0.1", study.arms().getFirst());
    assertEquals(6, study.pairs().size());
    assertTrue(
        study.pairs().contains(new ArmPair("no-gate", "no-gate, rate=0.2", "lstm, rate=0.2")));
  }

  @ParameterizedTest
  @CsvSource({"parameters", "cost"})
  void matched_arms_are_of_one_size(String match) {
    Study study =
        read(
            "match: " + match,
            "compare: { cell: [lstm, rnn, { with: { f: 1 }, name: no-gate }] }",
            "across: { task.gap: [5, 6] }");
    ModelSize base = ModelSize.of(study.variants().getFirst().setup());
    assertEquals(16, study.variants().getFirst().setup().units());
    for (Variant variant : study.variants()) {
      ModelSize size = ModelSize.of(variant.setup());
      long wanted = match.equals("cost") ? base.multiplyAdds() : base.parameters();
      long found = match.equals("cost") ? size.multiplyAdds() : size.parameters();
      assertTrue(Math.abs(found - wanted) <= 0.02 * wanted, () -> variant.arm() + ": " + size);
    }
  }

  @Test
  void sizes_are_counted_in_the_programs() {
    Study study = read("compare: { cell: [lstm, rnn] }");
    assertEquals(
        new ModelSize(2 * (16 * 2 + 16 * 16 + 16) + 17, 2 * 16 * 18, 32),
        ModelSize.of(variant(study, "lstm").setup()));
    assertEquals(
        new ModelSize(16 * 2 + 16 * 16 + 16 + 17, 16 * 18, 16),
        ModelSize.of(variant(study, "rnn").setup()));
  }
}
