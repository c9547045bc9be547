package dev.carousel.lab.plugin;

import dev.carousel.api.Plugin;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The file by which a jar registers its plugin, in the format of {@link java.util.ServiceLoader}.
 * It is read here because the loader's errors do not tell which jar they are about.
 */
final class ServicesFile {
  static final String PATH = "META-INF/services/" + Plugin.class.getName();

  private ServicesFile() {}

  /**
   * The class names in it, without comments.
   *
   * @throws RefusedException if it cannot be read or has none
   */
  static List<String> read(URL file) throws RefusedException {
    List<String> names;
    try {
      var connection = file.openConnection();
      connection.setUseCaches(false);
      try (var reader =
          new BufferedReader(
              new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
        names =
            reader
                .lines()
                .map(line -> line.replaceAll("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
      }
    } catch (IOException e) {
      throw new RefusedException("has an unreadable " + PATH + ": " + e.getMessage());
    }
    if (names.isEmpty()) {
      throw new RefusedException("names no plugin class in its " + PATH);
    }
    return names;
  }
}
