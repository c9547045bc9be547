package dev.carousel.cli.progress;

import dev.carousel.lab.run.RunListener;
import java.io.PrintStream;

/** What the user sees of a run while it runs. */
public interface Progress extends RunListener, AutoCloseable {

  /** Prints a line that stays. */
  void say(String line);

  @Override
  default void warned(String message) {
    say("warning: " + message);
  }

  /** Ends the display. */
  @Override
  void close();

  /**
   * The progress that suits where it is shown.
   *
   * @param live whether lines can be drawn over
   */
  static Progress on(PrintStream err, boolean live) {
    return live ? new LiveProgress(err, TerminalSize.ask()) : new PlainProgress(err);
  }
}
