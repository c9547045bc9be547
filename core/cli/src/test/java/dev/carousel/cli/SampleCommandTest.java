package dev.carousel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trained model writes, and what cannot be sampled from is told why. */
class SampleCommandTest {
  private static final String STUDY =
      """
      study: little-text
      task:     { type: char-text, file: text.txt, length: 8, validation: 0.2, test: 0.2 }
      cell:     { type: gru, units: 16 }
      optimizer: { type: adam, rate: 0.02 }
      training: { batch: 8, updates: 150, evaluate-every: 50 }
      seeds: 1
      """;

  @TempDir Path folder;
  private final Command command = new Command();
  private Path study;
  private Path runs;

  @BeforeEach
  void write() throws IOException {
    study = Files.writeString(folder.resolve("study.yaml"), STUDY);
    Files.writeString(folder.resolve("text.txt"), "abcd efg\n".repeat(400));
    runs = folder.resolve("runs");
  }

  private int run(String... more) {
    return does("run", study, more);
  }

  private int does(String name, Path what, String... more) {
    var arguments = new ArrayList<Object>(List.of(name, what));
    arguments.addAll(List.of("--out", runs));
    arguments.addAll(List.of(more));
    return command.run(arguments.toArray());
  }

  private void says(String words) {
    assertTrue(command.err().contains(words), command.err());
  }

  @Test
  void a_trained_model_writes_what_it_has_learned() {
    assertEquals(0, run());
    assertEquals(0, does("sample", study, "--length", "18", "--temperature", "0"));
    assertEquals("abcd efg\nabcd efg\n\n", command.out());
    Path results = runs.resolve("little-text");
    assertEquals(0, does("sample", results, "--length=5", "--temperature=0.1", "--prompt", "bcd "));
    assertEquals("bcd efg\na\n", command.out());
    assertEquals(0, does("sample", study, "--temperature=9", "--seed=1"));
    String one = command.out();
    does("sample", study, "--temperature=9", "--seed=1");
    assertEquals(one, command.out());
    does("sample", study, "--temperature=9", "--seed=2");
    assertNotEquals(one, command.out());
    assertEquals(0, does("sample", study, "--length=2", "--temperature=0", "--output=json"));
    assertTrue(command.out().contains("\"text\": \"ab\""), command.out());
  }

  @Test
  void what_cannot_be_sampled_from_is_told_why() {
    assertEquals(2, does("sample", study));
    says("error[usage]: the trial of gru, condition all, replicate 1 has no result");
    assertEquals(0, run("training.keep=none", "training.updates=2"));
    assertEquals(2, does("sample", study, "training.updates=2"));
    says("kept no weights");
    says("training.keep=last --fresh` runs it again and keeps them.");
    assertEquals(2, does("sample", study, "task=latch"));
    says("error[usage]: the study's task is not one of text");
    assertEquals(0, run("training.updates=2", "--fresh"));
    assertEquals(2, does("sample", study, "training.updates=2", "--prompt", "abx"));
    says("the prompt has \"x\", which is not in the text that was learned");
    assertEquals(2, does("sample", study, "--arm", "gri"));
    says("the study has no arm \"gri\"\nhelp: did you mean \"gru\"?");
    assertEquals(2, does("sample", study, "--replicate", "2"));
    says("there is no replicate 2; the study has 1");
    assertEquals(2, does("sample", study, "--length", "0"));
    assertEquals(2, does("sample", study, "--temperature=-1"));
    assertEquals(2, does("sample", runs));
    says("error[usage]: no study was run in " + runs);
    assertEquals(2, does("sample", runs.resolve("little-text"), "seeds=2"));
    says("a folder of results has its overrides already");
    assertFalse(command.err().contains("\tat "), command.err());
  }
}
