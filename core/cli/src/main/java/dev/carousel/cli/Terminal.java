package dev.carousel.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the command's words go, and what can be shown there.
 *
 * @param out results alone
 * @param err everything else
 * @param live whether lines on {@code err} can be drawn over
 * @param colour whether {@code out} understands escape sequences and the user wants them
 */
record Terminal(PrintStream out, PrintStream err, boolean live, boolean colour) {

  /** Streams that are not a terminal. */
  static Terminal plain(PrintStream out, PrintStream err) {
    return new Terminal(out, err, false, false);
  }

  /** The streams of this process, in UTF-8 whatever the locale. */
  static Terminal ofProcess(StandardOutput out) {
    boolean able = !"dumb".equals(System.getenv("TERM"));
    String noColour = System.getenv("NO_COLOR");
    boolean wanted = noColour == null || noColour.isEmpty();
    return new Terminal(
        stream(out),
        stream(new FileOutputStream(FileDescriptor.err)),
        able && isTerminal(2),
        able && wanted && isTerminal(1));
  }

  private static PrintStream stream(OutputStream stream) {
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }

  /**
   * Whether a standard stream is a terminal. The console of the JDK only tells it of all three
   * together, so on Linux the link that the system keeps of the stream is asked.
   */
  private static boolean isTerminal(int descriptor) {
    Path link = Path.of("/proc/self/fd/" + descriptor);
    try {
      String target = Files.readSymbolicLink(link).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException e) {
      var console = System.console();
      return console != null && console.isTerminal();
    }
  }

  /** Prints to {@code err}, as one line. */
  void say(String line) {
    err.println(line);
  }
}
