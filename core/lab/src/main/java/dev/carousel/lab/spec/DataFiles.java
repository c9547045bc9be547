package dev.carousel.lab.spec;

import dev.carousel.api.describe.DataFile;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files that one study names, each read once. A relative path begins at the study's own folder;
 * what is not there is looked for in the working folder.
 */
final class DataFiles {
  private final @Nullable Path folder;
  private final Map<String, DataFile> read = new HashMap<>();

  /**
   * @param folder of the study; null where it has none
   */
  DataFiles(@Nullable Path folder) {
    this.folder = folder;
  }

  /** Finds and reads a file; empty after a problem. */
  Optional<DataFile> find(Node name, Problems problems) {
    String text = name.asText().orElse("");
    DataFile known = text.isEmpty() ? DataFile.NONE : read.get(text);
    if (known != null) {
      return Optional.of(known);
    }
    try {
      Path path = path(text);
      if (Files.isRegularFile(path)) {
        DataFile file = DataFile.read(text, path);
        read.put(text, file);
        return Optional.of(file);
      }
      missing(name, text, path, problems);
    } catch (InvalidPathException e) {
      problems.add(name.span(), "missing-file", "\"" + text + "\" is no path: " + e.getReason());
    } catch (AccessDeniedException _) {
      problems.add(name.span(), "unreadable-file", "\"" + text + "\" may not be read by this user");
    } catch (IOException e) {
      problems.add(
          name.span(), "unreadable-file", "\"" + text + "\" cannot be read: " + e.getMessage());
    }
    return Optional.empty();
  }

  private Path path(String text) {
    Path working = Path.of(text);
    if (folder == null || working.isAbsolute()) {
      return working;
    }
    Path own = folder.resolve(working);
    return Files.exists(own) || !Files.exists(working) ? own : working;
  }

  private static void missing(Node name, String text, Path path, Problems problems) {
    if (Files.exists(path)) {
      problems.add(name.span(), "is-folder", "\"" + text + "\" is a folder, not a file");
      return;
    }
    problems.add(
        name.span(),
        "missing-file",
        "there is no file \"" + text + "\"" + Problems.didYouMean(nameOf(path), beside(path)),
        path.isAbsolute()
            ? ""
            : "a relative path begins at the study's own folder, or else at the working folder.");
  }

  private static String nameOf(Path path) {
    return String.valueOf(path.getFileName());
  }

  private static List<String> beside(Path path) {
    Path parent = path.toAbsolutePath().getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(parent)) {
      return files.filter(Files::isRegularFile).map(DataFiles::nameOf).sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
