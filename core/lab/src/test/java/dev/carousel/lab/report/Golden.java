package dev.carousel.lab.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Expected texts as files of the test resources. {@code -Dgolden.update=true} writes them anew. */
final class Golden {
  private static final Path FOLDER = Path.of("src/test/resources/dev/carousel/lab/report");

  private Golden() {}

  static void assertGolden(String file, String actual) throws IOException {
    Path golden = FOLDER.resolve(file);
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(golden, actual);
    }
    assertEquals(Files.readString(golden), actual, "-Dgolden.update=true accepts the new text");
  }
}
