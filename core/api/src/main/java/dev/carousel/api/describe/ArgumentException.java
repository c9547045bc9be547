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
    REFUSED,
    FILE
  }

  private final Reason reason;

  public ArgumentException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** A problem of a file; the exception that tells where is the cause. */
  public ArgumentException(DataFileException problem) {
    super(problem.getMessage(), problem);
    this.reason = Reason.FILE;
  }

  public Reason reason() {
    return reason;
  }
}
