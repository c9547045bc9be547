package dev.carousel.api.describe;

/**
 * What is wrong with a user's file. Thrown by the constructor of a component that reads it; the
 * message begins with the file's name and the place in it: {@code data/rain.csv:17:4: …}.
 */
public final class DataFileException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final transient DataFile file;
  private final String help;

  private DataFileException(DataFile file, String place, String message, String help) {
    super(file + place + ": " + message);
    this.file = file;
    this.help = help;
  }

  /**
   * A problem of the file as a whole.
   *
   * @param help the likeliest intention, or empty
   */
  public static DataFileException of(DataFile file, String message, String help) {
    return new DataFileException(file, "", message, help);
  }

  /** A problem at a line and column, both from 1. */
  public static DataFileException at(
      DataFile file, int line, int column, String message, String help) {
    return new DataFileException(file, ":" + line + ":" + column, message, help);
  }

  /** The file. */
  public DataFile file() {
    return file;
  }

  /** The likeliest intention, or empty. */
  public String help() {
    return help;
  }
}
