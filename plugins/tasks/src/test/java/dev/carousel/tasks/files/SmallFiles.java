package dev.carousel.tasks.files;

import dev.carousel.api.describe.DataFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assumptions;

/** Files that tests write, and where those of the world lie. */
final class SmallFiles {
  private SmallFiles() {}

  static DataFile of(String name, byte[] content) {
    try {
      Path file = Files.createTempFile("carousel", ".data");
      file.toFile().deleteOnExit();
      return DataFile.read(name, Files.write(file, content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static DataFile of(String name, String content) {
    return of(name, content.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * A file of the folder that the system property {@code data.dir} names, by default the folder
   * {@code shared/data} beside the repository's; the test is skipped without it.
   */
  static DataFile world(String name) {
    Path file = Path.of(System.getProperty("data.dir", "../../../shared/data"), name);
    Assumptions.assumeTrue(Files.exists(file), () -> "there is no " + file + "; see -Ddata.dir");
    try {
      return DataFile.read(name, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] zipped(byte[] content) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(bytes)) {
      zip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Letters that each prefer two followers. */
  static DataFile text(int length) {
    var random = new Random(1);
    var text = new StringBuilder("a");
    for (int i = 1; i < length; i++) {
      int last = text.charAt(i - 1) - 'a';
      int next = random.nextInt(4) == 0 ? random.nextInt(5) : (2 * last + random.nextInt(2)) % 5;
      text.append((char) ('a' + next));
    }
    return of("letters.txt", text.toString());
  }

  /** Images of two by two pixels whose last but one class is the commonest. */
  static byte[] imageTable(int count) {
    var random = new Random(2);
    var text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      int kind = Math.min(2, random.nextInt(5));
      for (int pixel = 0; pixel < 4; pixel++) {
        text.append(random.nextInt(4) + 3 * kind).append(',');
      }
      text.append(kind).append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  static ByteBuffer idxImages(int count) {
    return idxImages(count, 2, 3);
  }

  static ByteBuffer idxImages(int count, int rows, int columns) {
    int pixels = count * rows * columns;
    var bytes = ByteBuffer.allocate(16 + pixels).putInt(2051).putInt(count);
    bytes.putInt(rows).putInt(columns);
    for (int i = 0; i < pixels; i++) {
      bytes.put((byte) (i % 251));
    }
    return bytes;
  }

  static ByteBuffer idxLabels(int count) {
    var bytes = ByteBuffer.allocate(8 + count).putInt(2049).putInt(count);
    for (int i = 0; i < count; i++) {
      bytes.put((byte) (i % 3));
    }
    return bytes;
  }

  /**
   * Images of CIFAR-10 in which each class is told by the brightness, the last being the commonest.
   */
  static byte[] cifar(int count) {
    var random = new Random(5);
    var bytes = ByteBuffer.allocate(count * 3073);
    for (int i = 0; i < count; i++) {
      int kind = Math.min(9, random.nextInt(14));
      bytes.put((byte) kind);
      for (int value = 0; value < 3072; value++) {
        bytes.put((byte) (20 * kind + random.nextInt(60)));
      }
    }
    return bytes.array();
  }

  /** Pieces in which three keys sound with a probability of their own. */
  static DataFile pieces() {
    var random = new Random(3);
    var text = new StringBuilder("{\"train\":");
    part(text, 60, random);
    text.append(",\n\"valid\":");
    part(text, 60, random);
    text.append(",\"test\":[[[60],[]]], \"name\": \"noise\", \"more\": {\"a\": [1, {}]}}");
    return of("pieces.json", text.toString());
  }

  private static void part(StringBuilder text, int pieces, Random random) {
    String separator = "[";
    for (int i = 0; i < pieces; i++) {
      text.append(separator).append("[[60]");
      for (int step = 0; step < 5 + random.nextInt(20); step++) {
        text.append(",[").append(random.nextInt(3) == 0 ? "60" : "-1");
        text.append(random.nextInt(2) == 0 ? ",62" : "")
            .append(random.nextInt(4) == 0 ? ",64]" : "]");
      }
      text.append(']');
      separator = ",\n";
    }
    text.append(']');
  }

  /** A walk and noise, where some values of the walk are missing. */
  static DataFile table(int rows) {
    var random = new Random(4);
    var text = new StringBuilder("day;\"the, walk\";noise\n");
    double walk = 0;
    for (int row = 0; row < rows; row++) {
      walk = 0.9 * walk + random.nextGaussian();
      String shown = random.nextInt(10) == 0 ? "" : String.format(Locale.ROOT, "%.3f", 50 + walk);
      text.append("day ").append(row).append(';').append(shown).append(';');
      text.append(String.format(Locale.ROOT, "%.3f%n", random.nextGaussian()));
    }
    return of("walk.csv", text.toString());
  }
}
