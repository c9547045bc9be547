package dev.carousel.lab.spec;

import java.util.Arrays;

/** A text with a name, cut into lines as an editor does. Offsets are in characters, from 0. */
final class Source {
  private final String name;
  private final String text;
  private final int[] lineStarts;

  Source(String name, String text) {
    this.name = name;
    this.text = text;
    this.lineStarts = lineStarts(text);
  }

  private static int[] lineStarts(String text) {
    int[] starts = new int[1 + (int) text.chars().filter(c -> c == '\n' || c == '\r').count()];
    int lines = 1;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      boolean windows = c == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n';
      if (c == '\n' || (c == '\r' && !windows)) {
        starts[lines++] = at + 1;
      }
    }
    return Arrays.copyOf(starts, lines);
  }

  String name() {
    return name;
  }

  String text() {
    return text;
  }

  int lines() {
    return lineStarts.length;
  }

  /** The line of an offset, from 1. */
  int line(int offset) {
    int found = Arrays.binarySearch(lineStarts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** Where a line begins. */
  int lineStart(int line) {
    return lineStarts[line - 1];
  }

  /** A line without its end. */
  String lineText(int line) {
    int end = line < lineStarts.length ? lineStarts[line] : text.length();
    return text.substring(lineStarts[line - 1], end).replaceFirst("[\r\n]+$", "");
  }

  Span span(int from, int to) {
    return new Span(this, from, to);
  }
}
