package dev.carousel.tasks.files;

import dev.carousel.api.describe.DataFile;
import dev.carousel.api.describe.DataFileException;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines of fields, as RFC 4180 has them: separated by commas, semicolons or tabs, whichever the
 * first line has most of; in double quotes where a field holds a separator. Empty lines are
 * skipped.
 */
final class Table {
  private final DataFile file;
  private final String text;
  private final char separator;
  private final List<String> names;
  private final List<String[]> cells = new ArrayList<>();
  private final List<Integer> lines = new ArrayList<>();
  private int at;
  private int line = 1;

  private Table(DataFile file, boolean header) {
    this.file = file;
    text = file.text();
    separator = separator(text.lines().findFirst().orElse(""));
    List<String> first = List.of();
    while (at < text.length()) {
      int begun = line;
      List<String> fields = fields();
      if (fields.size() == 1 && fields.getFirst().isBlank()) {
        continue;
      }
      if (header && first.isEmpty()) {
        first = fields;
      } else {
        add(fields, begun, first.size());
      }
    }
    names = first;
    if (cells.isEmpty()) {
      throw DataFileException.of(file, "there is no line of numbers in it", "");
    }
  }

  static Table of(DataFile file, boolean header) {
    return new Table(file, header);
  }

  private static char separator(String line) {
    char best = ',';
    for (char candidate : new char[] {';', '\t'}) {
      best = count(line, candidate) > count(line, best) ? candidate : best;
    }
    return best;
  }

  private static long count(String line, char c) {
    return line.chars().filter(found -> found == c).count();
  }

  private void add(List<String> fields, int begun, int named) {
    int expected = cells.isEmpty() ? named : cells.getFirst().length;
    if (expected > 0 && fields.size() != expected) {
      throw DataFileException.at(
          file,
          begun,
          1,
          "the line has %d fields, and those before have %d".formatted(fields.size(), expected),
          "");
    }
    cells.add(fields.toArray(String[]::new));
    lines.add(begun);
  }

  /** The fields of a line; what is in quotes may go over several. */
  private List<String> fields() {
    var fields = new ArrayList<String>();
    var field = new StringBuilder();
    int opened = 0;
    boolean quoted = false;
    while (at < text.length()) {
      char c = text.charAt(at++);
      line += c == '\n' ? 1 : 0;
      if (c == '"') {
        boolean doubled = quoted && at < text.length() && text.charAt(at) == '"';
        at += doubled ? 1 : 0;
        field.append(doubled ? "\"" : "");
        quoted = doubled || !quoted;
        opened = line;
      } else if (c == separator && !quoted) {
        fields.add(field.toString().strip());
        field.setLength(0);
      } else if (c == '\n' && !quoted) {
        break;
      } else {
        field.append(c);
      }
    }
    if (quoted) {
      throw DataFileException.at(file, opened, 1, "a quote that is opened here never ends", "");
    }
    fields.add(field.toString().strip());
    return fields;
  }

  /** What the columns are called; empty without a header. */
  List<String> names() {
    return names;
  }

  int rows() {
    return cells.size();
  }

  int width() {
    return cells.getFirst().length;
  }

  String cell(int row, int column) {
    return cells.get(row)[column];
  }

  /** A problem of a cell; columns of a place are counted in fields. */
  DataFileException problem(int row, int column, String message) {
    return DataFileException.at(file, lines.get(row), column + 1, message, "");
  }
}
