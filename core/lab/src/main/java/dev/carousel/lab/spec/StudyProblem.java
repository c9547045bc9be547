package dev.carousel.lab.spec;

import java.util.stream.Collectors;

/**
 * One thing that a study's author has to mend.
 *
 * @param file as the user named it, or {@code command line}
 * @param line from 1; 0 where the problem is the whole file
 * @param column from 1, in characters
 * @param length how many characters are meant
 * @param id stable name of the message, such as {@code unknown-name}
 * @param message what was found and what is allowed, without a full stop
 * @param help the likeliest intention, one sentence a line; or empty
 * @param source the line of the text
 */
public record StudyProblem(
    String file,
    int line,
    int column,
    int length,
    String id,
    String message,
    String help,
    String source) {
  private static final String TAB = "    ";
  private static final int WIDEST = 110;
  private static final int MARGIN = 30;

  /** As the terminal shows it: place and message, the line with carets below, help. */
  public String text() {
    String place = line == 0 ? file : file + ":" + line + ":" + column;
    String shown = line == 0 || source.isBlank() ? "" : excerpt();
    return place + " error[" + id + "]: " + printable(message) + "\n" + shown + helpLines();
  }

  private String helpLines() {
    return help.lines()
        .map(sentence -> "help: " + printable(sentence) + "\n")
        .collect(Collectors.joining());
  }

  private String excerpt() {
    int[] points = source.codePoints().toArray();
    int begin = Math.min(column - 1, points.length);
    int end = Math.min(begin + length, points.length);
    int first =
        points.length <= WIDEST ? 0 : Math.max(0, Math.min(begin - MARGIN, points.length - WIDEST));
    int last = Math.min(points.length, first + WIDEST);
    String before = expanded(points, first, begin);
    String meant = expanded(points, begin, Math.min(end, last));
    String after = expanded(points, Math.min(end, last), last);
    String cutBefore = first > 0 ? "…" : "";
    String cutAfter = last < points.length ? "…" : "";
    return ("  " + cutBefore + before + meant + after + cutAfter).stripTrailing()
        + "\n  "
        + " ".repeat(width(cutBefore + before))
        + "^".repeat(Math.max(1, width(meant)))
        + "\n";
  }

  private static String expanded(int[] points, int from, int to) {
    return from >= to ? "" : printable(new String(points, from, to - from).replace("\t", TAB));
  }

  /** Without characters that would command the terminal. */
  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", "\uFFFD");
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
