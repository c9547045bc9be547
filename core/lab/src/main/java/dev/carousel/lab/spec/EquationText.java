package dev.carousel.lab.spec;

import dev.carousel.api.equation.Position;
import dev.carousel.lab.spec.Node.Scalar;
import dev.carousel.lab.spec.Node.Style;
import java.util.List;
import java.util.regex.Pattern;

/** Finds places of an equation text in the file that it stands in. */
final class EquationText {
  private static final Pattern BLOCK_START = Pattern.compile(".*\\|[-+0-9]*\\s*(#.*)?");

  private final Scalar scalar;
  private final Source source;
  private final List<String> lines;

  EquationText(Scalar scalar) {
    this.scalar = scalar;
    this.source = scalar.span().source();
    this.lines = scalar.text().stripTrailing().lines().toList();
  }

  /** The characters of a place; of the whole text where escapes hide it. */
  Span at(Position position) {
    return placed(beforeEnd(position));
  }

  /** The end of the text is just after its last character, not on the empty line below. */
  private Position beforeEnd(Position position) {
    return position.line() <= lines.size() || lines.isEmpty()
        ? position
        : new Position(lines.size(), lines.getLast().length() + 1, 1);
  }

  private Span placed(Position position) {
    if (scalar.style() == Style.LITERAL) {
      return inBlock(position);
    }
    int quote = scalar.style() == Style.QUOTED ? 1 : 0;
    Span span = scalar.span();
    boolean verbatim = span.text().length() == scalar.text().length() + 2 * quote;
    boolean oneLine = position.line() == 1 && !scalar.text().contains("\n");
    return verbatim && oneLine ? span.part(quote + position.column() - 1, position.length()) : span;
  }

  /** Whether {@link #at} finds single characters. */
  boolean isExact(Position position) {
    return !at(position).equals(scalar.span());
  }

  private Span inBlock(Position position) {
    int start = scalar.span().line();
    while (start < source.lines() && !BLOCK_START.matcher(source.lineText(start)).matches()) {
      start++;
    }
    int line = Math.min(start + position.line(), source.lines());
    int from = source.lineStart(line) + indentation(start) + position.column() - 1;
    int end = Math.min(from + position.length(), source.text().length());
    return source.span(Math.min(from, end), end);
  }

  /** What the block's lines have in the file before what they have in the text. */
  private int indentation(int start) {
    int line = start;
    for (String text : lines) {
      line++;
      if (!text.isBlank()) {
        return source.lineText(line).length() - text.length();
      }
    }
    return 0;
  }
}
