package dev.carousel.cli;

/** What the command's exit status says. */
final class ExitCode {
  /** All went well. */
  static final int OK = 0;

  /** The study ran, and some of its trials failed. */
  static final int TRIALS_FAILED = 1;

  /** The command cannot be carried out as it was given. */
  static final int USAGE = 2;

  /** The study has mistakes. */
  static final int INVALID_STUDY = 3;

  /** A plugin is broken, or two claim one name, and it matters to the command. */
  static final int PLUGIN = 4;

  /** A mistake of Carousel's own. */
  static final int BUG = 70;

  /** The user stopped the study; the same command continues it. */
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
