package dev.carousel.lab.spec;

import java.util.Comparator;

/**
 * A piece of a text: characters {@code from} up to, not including, {@code to}. Shown as far as its
 * first line goes.
 */
record Span(Source source, int from, int to) {
  /** By offset; spans of several sources by the order in which their problems were added. */
  static final Comparator<Span> BY_PLACE =
      Comparator.comparingInt(Span::from).thenComparingInt(Span::to);

  int line() {
    return source.line(from);
  }

  /** From 1, in code points. */
  int column() {
    return 1 + source.text().codePointCount(source.lineStart(line()), from);
  }

  /** Code points on the first line, at least 1. */
  int length() {
    int lineEnd = source.lineStart(line()) + source.lineText(line()).stripTrailing().length();
    return Math.max(1, source.text().codePointCount(from, Math.max(from, Math.min(to, lineEnd))));
  }

  /** A part of it. */
  Span part(int start, int length) {
    return new Span(source, from + start, from + start + length);
  }

  String text() {
    return source.text().substring(from, to);
  }
}
