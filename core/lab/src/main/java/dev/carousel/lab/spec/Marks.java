package dev.carousel.lab.spec;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.ScalarEvent;

/**
 * Turns SnakeYAML's marks into spans. A mark counts code points from the start of what is parsed;
 * its line is not used, because SnakeYAML ends lines at characters where editors do not.
 */
final class Marks {
  private final Source source;
  private final int from;

  /** Offset of each code point; null where every character is one. */
  private final int @Nullable [] offsets;

  /** For a part of a text that is parsed by itself. */
  Marks(Source source, int from, int to) {
    this.source = source;
    this.from = from;
    String text = source.text().substring(from, to);
    this.offsets =
        text.chars().anyMatch(c -> Character.isSurrogate((char) c)) ? offsets(text) : null;
  }

  private static int[] offsets(String text) {
    int[] offsets = new int[text.codePointCount(0, text.length()) + 1];
    for (int point = 1; point < offsets.length; point++) {
      offsets[point] = text.offsetByCodePoints(offsets[point - 1], 1);
    }
    return offsets;
  }

  private int offset(@Nullable Mark mark) {
    int point = mark == null ? 0 : mark.getIndex();
    return from + (offsets == null ? point : offsets[point]);
  }

  /** The character at a mark. */
  Span point(@Nullable Mark mark) {
    int start = offset(mark);
    int end = start < source.text().length() ? source.text().offsetByCodePoints(start, 1) : start;
    return source.span(start, end);
  }

  /** What stands at a mark, up to the next white space or comma. */
  Span token(Mark mark) {
    return token(offset(mark));
  }

  private Span token(int start) {
    int end = start;
    String text = source.text();
    while (end < text.length()
        && !Character.isWhitespace(text.charAt(end))
        && (end == start || ",[]{}".indexOf(text.charAt(end)) < 0)) {
      end++;
    }
    return source.span(start, end);
  }

  /** The tag at a mark, or after the anchor there. */
  Span tag(Mark mark) {
    Span span = token(mark);
    while (!span.text().startsWith("!") && span.to() < source.text().length()) {
      span = token(span.to() + 1);
    }
    return span;
  }

  /** A scalar without its anchor and tag. */
  Span content(ScalarEvent event) {
    int start = offset(event.getStartMark());
    int end = offset(event.getEndMark());
    boolean properties = event.getAnchor() != null || event.getTag() != null;
    while (properties && start < end && "&!".indexOf(source.text().charAt(start)) >= 0) {
      start = token(start).to();
      while (start < end && Character.isWhitespace(source.text().charAt(start))) {
        start++;
      }
    }
    return source.span(start, end);
  }

  /** A list or mapping from its first event to its last. */
  Span span(CollectionStartEvent start, Event end) {
    return source.span(offset(start.getStartMark()), offset(end.getEndMark()));
  }
}
