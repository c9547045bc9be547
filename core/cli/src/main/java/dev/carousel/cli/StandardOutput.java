package dev.carousel.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The standard output of this process. After a write that fails it takes everything and writes
 * nothing: whoever reads through {@code head} has read enough.
 */
final class StandardOutput extends OutputStream {
  private final OutputStream file;
  private @Nullable IOException failure;

  StandardOutput(OutputStream file) {
    this.file = file;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    if (failure == null) {
      try {
        file.write(bytes, offset, length);
      } catch (IOException e) {
        failure = e;
      }
    }
  }

  /** Why not all was written, where that is not the reader's wish. */
  Optional<String> trouble() {
    return Optional.ofNullable(failure)
        .map(IOException::getMessage)
        .filter(message -> !message.contains("Broken pipe"));
  }
}
