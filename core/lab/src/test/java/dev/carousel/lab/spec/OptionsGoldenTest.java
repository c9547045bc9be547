package dev.carousel.lab.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carousel.api.describe.Parameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page of all options is what the options say. {@code -Dgolden.update=true} rewrites it. */
class OptionsGoldenTest {
  private static final Path PAGE = Path.of("OPTIONS.md").toAbsolutePath();

  private static final String HEAD =
      """
      # What a study can say

      Beside its components, which `carousel list` and `carousel describe` show; `compare`, `across` and `seeds` say what is compared.
      `evaluation: { task.gap: [100, 300] }` measures the trained weights on other forms of the task.
      A cell's `with: { f: 1 - i, p_o: 0 }` edits its equations: a new right side, or a weight held at a value. `ablate: { of: lstm, edits:
      { no-forget-gate: { f: 1 } }, mode: one-out }` makes the arms of an ablation; the modes are `one-out` (the cell, and each edit alone),
      `one-in` (all edits, and all but one each) and `pairs` (the cell, each edit, each two together).

      `initial: { recurrent: orthogonal }` begins the weights of a role; the roles are input, recurrent, readout, bias, vector and state. A
      cell's own `initial: { b_f: { type: constant, value: 1 } }` begins one weight. `optimizer: { type: sgd, rate: 0.1, groups: { recurrent:
      { rate: 0.01 }, b_f: adam } }` gives a role or a weight settings or an optimizer of its own; `schedule: cosine` moves every rate.
      """;

  @Test
  void the_page_shows_every_option() throws IOException {
    String page =
        HEAD
            + table("The study", StudyOptions.STUDY)
            + table("`model`", StudyOptions.MODEL)
            + table("`training`", StudyOptions.TRAINING)
            + table("`training.curriculum`", StudyOptions.CURRICULUM);
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(PAGE, page);
    }
    assertEquals(Files.readString(PAGE), page, "-Dgolden.update=true rewrites the page");
  }

  private static String words(Parameter option) {
    String choices = String.join(", ", option.choices());
    return switch (option.type()) {
      case CHOICE -> choices;
      default -> option.typeWords() + (choices.isEmpty() ? "" : ", " + choices);
    };
  }

  private static String table(String title, List<Parameter> options) {
    var text = new StringBuilder();
    text.append("\n## ").append(title).append("\n\n");
    text.append("| key | value | default | meaning |\n|---|---|---|---|\n");
    for (Parameter option : options) {
      text.append(
          "| `%s` | %s | %s | %s |\n"
              .formatted(
                  option.name(),
                  words(option),
                  option.fallback().map(value -> "`" + value + "`").orElse("(needed)"),
                  option.doc()));
    }
    return text.toString();
  }
}
