package dev.carousel.lab.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that is either the old one or the new one, whenever the machine stops: written under
 * another name, forced to the disk, then renamed.
 */
final class AtomicFile {
  private AtomicFile() {}

  static void write(Path file, String text) throws IOException {
    write(file, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
  }

  static void write(Path file, ByteBuffer bytes) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    try (var channel =
        FileChannel.open(
            unfinished,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(
        unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    forceFolder(file.toAbsolutePath().getParent());
  }

  /** Makes the rename itself last; systems that cannot open a folder do it on their own. */
  private static void forceFolder(Path folder) {
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      return;
    }
  }
}
