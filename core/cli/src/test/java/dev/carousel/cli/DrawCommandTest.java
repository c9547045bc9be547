package dev.carousel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrawCommandTest {
  private static final String STUDY =
      """
      study: little
      task: { type: latch, gap: 2 }
      cell: { type: lstm, units: 4 }
      compare:
        cell:
          - { name: peepholes, type: lstm, peepholes: true }
          - name: one-gate
            units: 4
            states: [h]
            output: h
            equations: |
              f  = sigmoid(W_f x + U_f h + b_f)
              h' = f * h + (1 - f) * tanh(W_c x + b_c)
      """;

  @TempDir Path folder;
  private final Command command = new Command();

  private void says(String words) {
    assertTrue(command.err().contains(words), command.err());
  }

  private Path study() throws IOException {
    return Files.writeString(folder.resolve("study.yaml"), STUDY);
  }

  @Test
  void a_picture_goes_to_standard_output_or_to_a_file() throws IOException {
    assertEquals(0, command.run("draw", "lstm"));
    String svg = command.out();
    Path file = folder.resolve("lstm.svg");
    assertEquals(0, command.run("draw", "lstm", "-o", file));
    assertEquals("", command.out());
    says("file: " + file);
    assertEquals(svg, Files.readString(file));
    assertEquals(2, command.run("draw", "lstm", "-o", folder.resolve("none").resolve("lstm.svg")));
    says("error[file]: ");
  }

  @Test
  void a_chain_has_an_input_and_an_output_for_each_step() {
    assertEquals(0, command.run("draw", "rnn", "--unroll", 4));
    for (int step = 0; step < 4; step++) {
      String index = "<tspan dy=\"0.25em\" font-size=\"70%\">" + step + "</tspan>";
      assertTrue(command.out().contains(">x" + index), command.out());
      assertTrue(command.out().contains(">h" + index), command.out());
    }
    for (int steps : new int[] {0, 101}) {
      assertEquals(2, command.run("draw", "rnn", "--unroll", steps));
      says("error[usage]: --unroll must be at least 1 and at most 100, not " + steps);
    }
  }

  @Test
  void the_cells_of_a_study_are_drawn_one_at_a_time() throws IOException {
    Path study = study();
    assertEquals(2, command.run("draw", study));
    says("error[usage]: the study has 2 different cells, and a picture shows one");
    says("help: say whose with --arm: peepholes, one-gate");
    assertEquals(0, command.run("draw", study, "--arm", "one-gate"));
    assertTrue(command.out().contains("One step of one-gate"), command.out());
    assertEquals(0, command.run("draw", study, "--arm", "peepholes"));
    assertTrue(command.out().contains("p_i * c"), command.out());
    assertEquals(2, command.run("draw", study, "--arm", "one-gte"));
    says("help: did you mean one-gate?");
    assertEquals(2, command.run("draw", "lstm", "--arm", "x"));
    says("help: --arm is for studies.");
  }

  @Test
  void a_cell_that_is_not_there_is_2_with_the_nearest() {
    assertEquals(2, command.run("draw", "lsmt"));
    says("lstm");
  }
}
