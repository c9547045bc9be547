package dev.carousel.cli;

import dev.carousel.api.text.Nearest;
import dev.carousel.lab.study.Study;
import dev.carousel.lab.wiring.Laboratory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Parameters;

/** The arguments {@code STUDY} and {@code PATH=VALUE…}. */
final class StudyArguments {
  @Parameters(index = "0", paramLabel = "STUDY", description = "The study's YAML file.")
  private Path file = Path.of("");

  @Parameters(
      index = "1..*",
      paramLabel = "PATH=VALUE",
      description = "Overrides, such as cell.units=64 or seeds=3, typed as in the file.")
  private List<String> overrides = new ArrayList<>();

  Path file() {
    return file;
  }

  /** The file's folder. */
  Path home() {
    return file.toAbsolutePath().resolveSibling("");
  }

  List<String> overrides() {
    return overrides;
  }

  /** Reads and checks the study. */
  Study read(Laboratory laboratory) {
    requireFile(file);
    return laboratory.studyReader().read(file, overrides);
  }

  /** Refuses a path that is not that of a file, with the likeliest intention. */
  static void requireFile(Path file) {
    if (Files.isDirectory(file)) {
      Path within = file.resolve("study.yaml");
      throw new UsageException(
          file + " is a folder, not a study",
          Files.exists(within) ? "did you mean " + within + "?" : "");
    }
    if (!Files.exists(file)) {
      throw new UsageException("there is no file " + file, neighbour(file));
    }
  }

  private static String neighbour(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return "";
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names =
          files
              .map(path -> path.getFileName().toString())
              .filter(name -> name.endsWith(".yaml") || name.endsWith(".yml"))
              .sorted()
              .toList();
      return Nearest.likely(file.getFileName().toString(), names)
          .map(name -> "did you mean " + file.resolveSibling(name) + "?")
          .orElse("");
    } catch (IOException e) {
      return "";
    }
  }
}
