package dev.carousel.compute.program;

/** Arguments whose shapes do not fit an op. */
public final class ShapeException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ShapeException(String message) {
    super(message);
  }
}
