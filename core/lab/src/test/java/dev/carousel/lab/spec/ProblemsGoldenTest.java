package dev.carousel.lab.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.carousel.lab.plugin.PluginLoader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One faulty study and one expected text per message. A first line {@code # overrides: a=1 b=2}
 * gives overrides. {@code -Dgolden.update=true} rewrites the texts, for review.
 */
class ProblemsGoldenTest {
  private static final Path FOLDER =
      Path.of("src/test/resources/dev/carousel/lab/spec/problems").toAbsolutePath();

  private static final String OVERRIDES = "# overrides: ";

  private final StudyReader reader = new StudyReader(PluginLoader.of(new TestPlugin()));

  static List<String> cases() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .map(name -> name.replace(".yaml", ""))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void a_faulty_study_is_told_what_is_wrong(String name) throws IOException {
    String text = Files.readString(FOLDER.resolve(name + ".yaml"));
    var e =
        assertThrows(StudyException.class, () -> reader.read("study.yaml", text, overrides(text)));
    expect(name, e.getMessage());
  }

  private static List<String> overrides(String text) {
    String first = text.lines().findFirst().orElse("");
    return first.startsWith(OVERRIDES)
        ? List.of(first.substring(OVERRIDES.length()).split(" "))
        : List.of();
  }

  @Test
  void no_expected_text_is_without_its_study() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER.resolveSibling("files"))) {
      assertEquals(8, files.count());
    }
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<String> cases = cases();
      List<String> texts =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".txt"))
              .map(name -> name.replace(".txt", ""))
              .sorted()
              .toList();
      assertEquals(cases, texts);
      assertTrue(cases.size() >= 100, () -> cases.size() + " cases");
    }
  }

  @Test
  void a_missing_file(@TempDir Path folder) throws IOException {
    expectFile("missing-file", folder, folder.resolve("study.yaml"));
  }

  @Test
  void a_folder_with_a_study(@TempDir Path folder) throws IOException {
    Files.createDirectory(folder.resolve("gap"));
    Files.writeString(folder.resolve("gap/study.yaml"), "study: gap\n");
    expectFile("folder-with-study", folder, folder.resolve("gap"));
  }

  @Test
  void a_folder_without_a_study(@TempDir Path folder) throws IOException {
    Files.createDirectory(folder.resolve("gap"));
    expectFile("folder", folder, folder.resolve("gap"));
  }

  @Test
  void a_binary_file(@TempDir Path folder) throws IOException {
    expectFile("binary", folder, written(folder, new byte[] {'a', ':', 0, 1}));
  }

  @Test
  void a_text_in_another_encoding(@TempDir Path folder) throws IOException {
    byte[] latin = "study: a\nquestion: größer\n".getBytes(StandardCharsets.ISO_8859_1);
    expectFile("latin-1", folder, written(folder, latin));
  }

  @Test
  void a_text_in_utf_16(@TempDir Path folder) throws IOException {
    byte[] wide = "study: a\n".getBytes(StandardCharsets.UTF_16);
    expectFile("utf-16", folder, written(folder, wide));
  }

  @Test
  void a_file_too_large(@TempDir Path folder) throws IOException {
    byte[] comments = "# a comment\n".repeat(100_000).getBytes(StandardCharsets.UTF_8);
    expectFile("too-large", folder, written(folder, comments));
  }

  @Test
  void an_empty_file(@TempDir Path folder) throws IOException {
    expectFile("empty", folder, written(folder, new byte[0]));
  }

  private static Path written(Path folder, byte[] content) throws IOException {
    return Files.write(folder.resolve("study.yaml"), content);
  }

  private void expectFile(String name, Path folder, Path file) throws IOException {
    var e = assertThrows(StudyException.class, () -> reader.read(file, List.of()));
    expect("../files/" + name, String.valueOf(e.getMessage()).replace(folder + "/", ""));
  }

  private static void expect(String name, String found) throws IOException {
    Path file = FOLDER.resolve(name + ".txt").normalize();
    String expected = Files.exists(file) ? Files.readString(file) : "";
    if (Boolean.getBoolean("golden.update") && !expected.equals(found)) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, found);
      fail("rewrote " + file + "; review it and run again without -Dgolden.update");
    }
    assertEquals(expected, found, () -> name + ": -Dgolden.update=true rewrites the texts");
  }
}
