package dev.carousel.api.describe;

/** A component class breaks the contract of components. The plugin's author has to mend it. */
public final class DescriptionException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public DescriptionException(String message) {
    super(message);
  }
}
