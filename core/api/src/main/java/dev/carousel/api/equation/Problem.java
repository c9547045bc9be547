package dev.carousel.api.equation;

/**
 * What is wrong with equations at one place.
 *
 * @param id stable name of the message, such as {@code unknown-function}
 * @param help the likeliest intention, or empty
 */
public record Problem(Position position, String id, String message, String help) {
  @Override
  public String toString() {
    return position + " [" + id + "] " + message + (help.isEmpty() ? "" : "; " + help);
  }
}
