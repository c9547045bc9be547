package dev.carousel.lab.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.lab.plugin.PluginLoader;
import dev.carousel.lab.study.Variant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the files that a study names are found, and what of them a trial is identified by. */
class DataFilesTest {
  private static final String STUDY =
      "study: a\ncell: rnn\ntask: { type: lines, file: data/a.txt }\n";

  private final StudyReader reader = new StudyReader(PluginLoader.of(new TestPlugin()));

  @TempDir Path folder;
  private Path study;

  @BeforeEach
  void write() throws IOException {
    study = Files.writeString(folder.resolve("study.yaml"), STUDY);
    Files.createDirectory(folder.resolve("data"));
    Files.writeString(folder.resolve("data/a.txt"), "a line\n");
  }

  private Variant read(String... overrides) {
    return reader.read(study, List.of(overrides)).variants().getFirst();
  }

  private static TestPlugin.Lines task(Variant variant) {
    return (TestPlugin.Lines) variant.setup().task();
  }

  @Test
  void a_relative_path_begins_at_the_studys_own_folder() {
    assertEquals("a line\n", task(read()).file().text());
    assertEquals("data/a.txt", task(read()).file().name());
  }

  @Test
  void what_is_not_there_is_looked_for_in_the_working_folder() throws IOException {
    Path elsewhere = Path.of("src/test/resources/dev/carousel/lab/report/empty.txt");
    assertEquals(Files.readString(elsewhere), task(read("task.file=" + elsewhere)).file().text());
  }

  @Test
  void an_absolute_path_is_itself() {
    Path absolute = folder.resolve("data/a.txt").toAbsolutePath();
    assertEquals("a line\n", task(read("task.file=" + absolute)).file().text());
  }

  @Test
  void a_trial_is_identified_by_what_files_hold_and_not_by_where_they_lie() throws IOException {
    Map<String, Object> before = read().resolved();
    Files.copy(folder.resolve("data/a.txt"), folder.resolve("b.txt"));
    assertEquals(before, read("task.file=b.txt").resolved());
    Files.writeString(folder.resolve("data/a.txt"), "another line\n");
    assertNotEquals(before, read().resolved());
    assertTrue(before.toString().contains("file=sha256 "), before::toString);
    assertFalse(before.toString().contains("a.txt"), before::toString);
  }

  @Test
  void the_weights_of_models_that_can_write_are_kept_unless_the_study_says_otherwise() {
    assertTrue(read().keepsWeights());
    assertFalse(read("training.keep=none").keepsWeights());
    assertFalse(read("task=latch").keepsWeights());
    assertTrue(read("task=latch", "training.keep=last").keepsWeights());
    assertEquals(read().resolved(), read("training.keep=none").resolved());
  }

  @Test
  void what_was_read_stays_when_the_file_changes() throws IOException {
    var file = task(read()).file();
    assertEquals(64, file.digest().length());
    Files.writeString(folder.resolve("data/a.txt"), "another line\n");
    assertEquals("a line\n", file.text());
  }

  @Test
  void an_empty_file_is_no_text() throws IOException {
    Files.writeString(folder.resolve("data/a.txt"), "");
    var e = assertThrows(StudyException.class, this::read);
    assertTrue(
        String.valueOf(e.getMessage()).contains("error[bad-file]: data/a.txt: the file is empty"),
        e.getMessage());
  }
}
