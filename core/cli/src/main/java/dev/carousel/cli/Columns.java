package dev.carousel.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows of text under headings, each column as wide as its widest entry. The last column is broken
 * between words where a line would be too long.
 */
final class Columns {
  private static final String GAP = "  ";
  private static final int WIDEST = 100;
  private static final int NARROWEST_LAST = 30;

  private final List<List<String>> rows = new ArrayList<>();

  Columns(String... headings) {
    if (headings.length > 0) {
      row(headings);
    }
  }

  void row(String... entries) {
    rows.add(List.of(entries));
  }

  @Override
  public String toString() {
    var text = new StringBuilder();
    for (List<String> row : rows) {
      var line = new StringBuilder();
      for (int column = 0; column < row.size() - 1; column++) {
        String entry = row.get(column);
        line.append(entry).append(" ".repeat(width(column) - width(entry))).append(GAP);
      }
      int indent = width(line.toString());
      List<String> last = broken(row.getLast(), Math.max(NARROWEST_LAST, WIDEST - indent));
      text.append((line + last.getFirst()).stripTrailing()).append('\n');
      last.stream().skip(1).forEach(more -> text.append(" ".repeat(indent) + more + "\n"));
    }
    return text.toString();
  }

  /** Lines of at most so many columns, unless a word is longer; at least one. */
  static List<String> broken(String text, int width) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (String word : text.split(" ")) {
      if (!line.isEmpty() && width(line.toString()) + 1 + width(word) > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  private int width(int column) {
    return rows.stream()
        .filter(row -> column < row.size())
        .mapToInt(row -> width(row.get(column)))
        .max()
        .orElse(0);
  }

  private static int width(String entry) {
    return entry.codePointCount(0, entry.length());
  }
}
