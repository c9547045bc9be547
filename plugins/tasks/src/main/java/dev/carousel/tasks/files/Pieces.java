package dev.carousel.tasks.files;

import dev.carousel.api.describe.DataFile;
import dev.carousel.api.describe.DataFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Pieces of music read from JSON: an object that has a list of pieces for each part, such as {@code
 * train}; a piece is a list of steps, a step the list of MIDI notes that sound, of which {@code -1}
 * is a silent voice. Anything else in the object is read over.
 */
final class Pieces {
  private static final int SILENT = -1;
  private static final int MOST_NOTES = 128;

  /** The file, and the parts that have to be there, separated by blanks. */
  private record Origin(DataFile file, String parts) {}

  private static final Readings<Origin, Map<String, List<int[][]>>> READINGS =
      new Readings<>(origin -> new Pieces(origin.file(), origin.parts()).read());

  private final DataFile file;
  private final String text;
  private final List<String> wanted;
  private final Map<String, List<int[][]>> parts = new HashMap<>();
  private int at;

  private Pieces(DataFile file, String parts) {
    this.file = file;
    text = file.text();
    wanted = List.of(parts.split(" "));
  }

  /** The pieces of some parts: notes by step. */
  static Map<String, List<int[][]>> of(DataFile file, String... parts) {
    return READINGS.of(new Origin(file, String.join(" ", parts)));
  }

  private Map<String, List<int[][]>> read() {
    expect('{', "an object");
    if (!accept('}')) {
      do {
        String name = string();
        expect(':', "\":\"");
        if (wanted.contains(name)) {
          parts.put(name, pieces(name));
        } else {
          skip();
        }
      } while (accept(','));
      expect('}', "\",\" or \"}\"");
    }
    if (peek() != 0) {
      throw unexpected("the end of the file");
    }
    for (String part : wanted) {
      if (parts.getOrDefault(part, List.of()).isEmpty()) {
        throw DataFileException.of(file, "it has no pieces under \"" + part + "\"", "");
      }
    }
    return parts;
  }

  private List<int[][]> pieces(String part) {
    var pieces = new ArrayList<int[][]>();
    expect('[', "a list of pieces");
    if (accept(']')) {
      return pieces;
    }
    do {
      peek();
      int begun = at;
      int[][] piece = piece();
      if (piece.length < 2) {
        throw problem(
            begun,
            "piece %d of \"%s\" has %d of the two steps that a prediction needs"
                .formatted(pieces.size() + 1, part, piece.length));
      }
      pieces.add(piece);
    } while (accept(','));
    expect(']', "\",\" or \"]\"");
    return pieces;
  }

  private int[][] piece() {
    var steps = new ArrayList<int[]>();
    expect('[', "a piece, which is a list of steps");
    if (!accept(']')) {
      do {
        steps.add(step());
      } while (accept(','));
      expect(']', "\",\" or \"]\"");
    }
    return steps.toArray(int[][]::new);
  }

  private int[] step() {
    var notes = new int[MOST_NOTES];
    int count = 0;
    expect('[', "a step, which is a list of notes");
    if (!accept(']')) {
      do {
        int note = note();
        if (count == MOST_NOTES) {
          throw problem(at, "a step of more than " + MOST_NOTES + " notes");
        }
        notes[count] = note;
        count += note == SILENT ? 0 : 1;
      } while (accept(','));
      expect(']', "\",\" or \"]\"");
    }
    return Arrays.copyOf(notes, count);
  }

  private int note() {
    peek();
    int begun = at;
    while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    String number = text.substring(begun, at);
    try {
      double value = Double.parseDouble(number);
      if (value == Math.rint(value) && value >= SILENT && value < MOST_NOTES) {
        return (int) value;
      }
    } catch (NumberFormatException _) {
      if (number.isEmpty()) {
        throw unexpected("a note");
      }
    }
    throw problem(begun, "a MIDI note is 0 to 127, or -1 for silence, and this is " + number);
  }

  private String string() {
    expect('"', "a name in quotes");
    int end = text.indexOf('"', at);
    if (end < 0) {
      throw problem(at - 1, "a name that is opened here never ends");
    }
    String name = text.substring(at, end);
    at = end + 1;
    return name;
  }

  /** Reads over a value. */
  private void skip() {
    int depth = 0;
    do {
      char c = peek();
      if (c == '"') {
        string();
      } else if (c == 0) {
        throw unexpected("a value");
      } else {
        depth += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
        at++;
      }
    } while (depth > 0 || !(peek() == ',' || peek() == '}' || peek() == 0));
  }

  /** The next character that is no blank; 0 at the end. */
  private char peek() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at < text.length() ? text.charAt(at) : 0;
  }

  private boolean accept(char c) {
    boolean there = peek() == c;
    at += there ? 1 : 0;
    return there;
  }

  private void expect(char c, String what) {
    if (!accept(c)) {
      throw unexpected(what);
    }
  }

  private DataFileException unexpected(String wanted) {
    boolean ended = peek() == 0;
    String found =
        ended
            ? "the end of the file"
            : text.charAt(at) == '"' ? "a quote" : "\"" + text.charAt(at) + "\"";
    String help = ended && at > 0 ? "the file is cut off; fetch it again." : "";
    return problem(at, found + " where " + wanted + " should be", help);
  }

  private DataFileException problem(int place, String message) {
    return problem(place, message, "");
  }

  private DataFileException problem(int place, String message, String help) {
    String before = text.substring(0, place);
    int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
    int column = place - before.lastIndexOf('\n');
    return DataFileException.at(file, line, column, message, help);
  }
}
