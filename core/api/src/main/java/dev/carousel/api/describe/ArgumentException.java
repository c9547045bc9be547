package dev.carousel.api.describe;

/** A value that a parameter does not accept. The study's author has to mend it. */
public final class ArgumentException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** What kind of mistake it is; also the stable name of the message. */
  public enum Reason {
    TYPE,
    RANGE,
    CHOICE,
    MISSING,
    REFUSED
  }

  private final Reason reason;

  public ArgumentException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
