package dev.carousel.cli;

/** Something the user asked for cannot be done as it was asked. There is no stack trace. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String help;

  /**
   * A refusal.
   *
   * @param message what was found
   * @param help the likeliest intention, or empty
   */
  UsageException(String message, String help) {
    super(message, null, false, false);
    this.help = help;
  }

  String help() {
    return help;
  }
}
