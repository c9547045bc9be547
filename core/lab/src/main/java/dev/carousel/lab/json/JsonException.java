package dev.carousel.lab.json;

/** A text that is not the JSON it should be: truncated, malformed, or with other fields. */
public final class JsonException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public JsonException(String message) {
    super(message);
  }
}
