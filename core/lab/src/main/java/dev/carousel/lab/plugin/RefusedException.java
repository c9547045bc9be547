package dev.carousel.lab.plugin;

/** Why a jar or one of its classes cannot be used, as a clause about the jar. */
final class RefusedException extends Exception {
  private static final long serialVersionUID = 1;

  RefusedException(String reason) {
    super(reason, null, false, false);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
