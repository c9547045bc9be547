package dev.carousel.lab.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rows under a header, as aligned text or as Markdown. */
record Table(List<Column> columns, List<List<String>> rows) {
  private static final String GAP = "  ";

  /** A header, and whether its cells are aligned on the right. */
  record Column(String title, boolean right) {
    static Column left(String title) {
      return new Column(title, false);
    }

    static Column right(String title) {
      return new Column(title, true);
    }
  }

  /**
   * Header and rows within {@code width}, if it can be. Where all columns are too wide together,
   * the first cell of each row stands on a line of its own; where the others still are, the table
   * is split into several that repeat the first column.
   */
  List<String> lines(int width) {
    if (width(0, columns.size()) <= width) {
      return lines(row -> List.of(joined(padded(row))));
    }
    return GAP.length() + width(1, columns.size()) <= width
        ? lines(this::hanging)
        : split(width).stream().flatMap(List::stream).toList();
  }

  private List<String> lines(Function<List<String>, List<String>> layout) {
    return Stream.concat(Stream.of(header()), rows.stream())
        .flatMap(row -> layout.apply(row).stream())
        .toList();
  }

  private List<String> hanging(List<String> row) {
    String others = GAP + joined(padded(row).subList(1, columns.size()));
    return row.getFirst().isEmpty() ? List.of(others) : List.of(row.getFirst(), others);
  }

  private static String joined(List<String> cells) {
    return String.join(GAP, cells).stripTrailing();
  }

  private List<List<String>> split(int width) {
    var parts = new ArrayList<List<String>>();
    int to;
    for (int from = 1; from < columns.size(); from = to) {
      to = from + 1;
      while (to < columns.size() && width(0, 1) + GAP.length() + width(from, to + 1) <= width) {
        to++;
      }
      if (!parts.isEmpty()) {
        parts.add(List.of(""));
      }
      Table part = part(from, to);
      parts.add(part.lines(row -> List.of(joined(part.padded(row)))));
    }
    return parts;
  }

  private Table part(int from, int to) {
    return new Table(
        firstAnd(columns, from, to), rows.stream().map(row -> firstAnd(row, from, to)).toList());
  }

  private static <T> List<T> firstAnd(List<T> list, int from, int to) {
    var part = new ArrayList<T>();
    part.add(list.getFirst());
    part.addAll(list.subList(from, to));
    return part;
  }

  List<String> markdown() {
    var escaped = new Table(columns, rows.stream().map(Table::escaped).toList());
    var lines = new ArrayList<String>();
    lines.add(piped(escaped.padded(escaped.header())));
    lines.add(piped(escaped.rules()));
    escaped.rows.forEach(row -> lines.add(piped(escaped.padded(row))));
    return lines;
  }

  private static List<String> escaped(List<String> row) {
    return row.stream().map(cell -> cell.replace("|", "\\|").replace("*", "\\*")).toList();
  }

  private List<String> rules() {
    int[] widths = widths();
    return IntStream.range(0, widths.length)
        .mapToObj(
            i -> columns.get(i).right() ? "-".repeat(widths[i] - 1) + ":" : "-".repeat(widths[i]))
        .toList();
  }

  private static String piped(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  private List<String> header() {
    return columns.stream().map(Column::title).toList();
  }

  private List<String> padded(List<String> row) {
    int[] widths = widths();
    return IntStream.range(0, widths.length)
        .mapToObj(i -> pad(row.get(i), widths[i], columns.get(i).right()))
        .toList();
  }

  private static String pad(String text, int width, boolean right) {
    String spaces = " ".repeat(width - text.length());
    return right ? spaces + text : text + spaces;
  }

  private int[] widths() {
    return IntStream.range(0, columns.size()).map(this::width).toArray();
  }

  private int width(int from, int to) {
    return IntStream.range(from, to).map(this::width).sum() + GAP.length() * (to - from - 1);
  }

  private int width(int column) {
    int widest = rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    return Math.max(widest, columns.get(column).title().length());
  }
}
