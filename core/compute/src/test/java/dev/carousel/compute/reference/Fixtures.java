package dev.carousel.compute.reference;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Numbers computed by other programs. The folder is the system property {@code reference.dir}, by
 * default the copy in the test resources.
 */
final class Fixtures {
  private Fixtures() {}

  /** Whether the fixtures are the copy in the test resources, whose number is known. */
  static boolean areOwn() {
    return System.getProperty("reference.dir") == null;
  }

  static Path folder(String name) {
    String given = System.getProperty("reference.dir");
    Path folder =
        given == null ? Path.of("src/test/resources/reference", name) : Path.of(given, name);
    if (!Files.isDirectory(folder)) {
      throw new IllegalStateException("no folder of reference numbers at " + folder);
    }
    return folder;
  }

  /** The JSON files of a folder but its index, sorted by name. */
  static List<Path> files(String name) {
    try (var files = Files.list(folder(name))) {
      return files
          .filter(f -> f.toString().endsWith(".json") && !f.endsWith("index.json"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonObject read(Path file) {
    try {
      return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The data of a tensor, row-major. */
  static double[] tensor(JsonObject tensor) {
    return tensor.getAsJsonArray("data").asList().stream()
        .mapToDouble(com.google.gson.JsonElement::getAsDouble)
        .toArray();
  }

  static List<Integer> shape(JsonObject tensor) {
    return tensor.getAsJsonArray("shape").asList().stream()
        .map(com.google.gson.JsonElement::getAsInt)
        .toList();
  }
}
