package dev.carousel.cli.progress;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** How many rows and columns the terminal has. */
record TerminalSize(int rows, int columns) {
  private static final TerminalSize USUAL = new TerminalSize(24, 80);

  /** Asks the system; 24 by 80 where it does not tell. */
  static TerminalSize ask() {
    try {
      var process = new ProcessBuilder("stty", "size").redirectInput(new File("/dev/tty")).start();
      process.waitFor(1, TimeUnit.SECONDS);
      return of(new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
    } catch (IOException e) {
      return USUAL;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return USUAL;
    }
  }

  /** Reads two numbers, rows and columns. */
  static TerminalSize of(String size) {
    String stripped = size.strip();
    if (!stripped.matches("[1-9][0-9]{0,3} [1-9][0-9]{0,3}")) {
      return USUAL;
    }
    String[] numbers = stripped.split(" ");
    return new TerminalSize(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
  }

  /** A line without what would not fit; the last column stays free. */
  String cut(String line) {
    return line.length() < columns ? line : line.substring(0, columns - 1);
  }
}
