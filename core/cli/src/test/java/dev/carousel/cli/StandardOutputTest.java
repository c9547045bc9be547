package dev.carousel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StandardOutputTest {

  private static Optional<String> troubleOf(OutputStream file) {
    var output = new StandardOutput(file);
    var printer = new PrintStream(output, true, StandardCharsets.UTF_8);
    printer.println("first");
    printer.println("second");
    return output.trouble();
  }

  private static OutputStream failing(String message) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException(message);
      }
    };
  }

  @Test
  void what_is_written_arrives() {
    var bytes = new ByteArrayOutputStream();
    assertEquals(Optional.empty(), troubleOf(bytes));
    assertEquals("first\nsecond\n", bytes.toString(StandardCharsets.UTF_8));
  }

  @Test
  void a_reader_that_has_read_enough_is_no_trouble() {
    assertEquals(Optional.empty(), troubleOf(failing("Broken pipe")));
  }

  @Test
  void a_full_disk_is_trouble() {
    assertEquals(
        Optional.of("No space left on device"), troubleOf(failing("No space left on device")));
  }
}
