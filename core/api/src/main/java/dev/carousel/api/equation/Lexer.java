package dev.carousel.api.equation;

import java.util.ArrayList;
import java.util.List;

/** Cuts a text of equations into tokens. Newlines inside brackets do not end an equation. */
final class Lexer {
  /** What a token is. {@code SYMBOL} covers operators and brackets. */
  enum Kind {
    NUMBER,
    NAME,
    SYMBOL,
    NEWLINE,
    END
  }

  /** A piece of the text with its place. */
  record Token(Kind kind, String text, Position position) {
    boolean is(String symbol) {
      return kind == Kind.SYMBOL && text.equals(symbol);
    }
  }

  private static final List<String> PAIRS = List.of("<=", ">=", "==", "!=", "^T");
  private static final String SINGLES = "+-*/%@=<>()[],:'";

  private final String source;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int line = 1;
  private int lineStart;
  private int depth;

  private Lexer(String source) {
    this.source = source;
  }

  /**
   * Reads a whole text.
   *
   * @throws EquationException at the first character that begins no token
   */
  static List<Token> read(String source) {
    var lexer = new Lexer(source);
    while (lexer.at < source.length()) {
      lexer.next();
    }
    lexer.add(Kind.END, 0);
    return lexer.tokens;
  }

  private void next() {
    char c = source.charAt(at);
    if (c == '\n' || c == ';') {
      newline(c);
    } else if (Character.isWhitespace(c)) {
      at++;
    } else if (c == '#') {
      int end = source.indexOf('\n', at);
      at = end < 0 ? source.length() : end;
    } else if (isDigit(c) || (c == '.' && isDigit(peek(1)))) {
      add(Kind.NUMBER, numberLength());
    } else if (Character.isLetter(c) || c == '_') {
      add(Kind.NAME, nameLength());
    } else {
      symbol(c);
    }
  }

  private void newline(char c) {
    if (depth == 0) {
      add(Kind.NEWLINE, 0);
    }
    at++;
    if (c == '\n') {
      line++;
      lineStart = at;
    }
  }

  private void symbol(char c) {
    boolean pair = at + 1 < source.length() && PAIRS.contains(source.substring(at, at + 2));
    if (!pair && SINGLES.indexOf(c) < 0) {
      String help = c == '^' ? "only ^T (transpose) exists; write a * a for a square" : "";
      throw new EquationException(
          new Problem(
              place(1), "unreadable", "the character \"" + c + "\" has no meaning here", help));
    }
    depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
    depth = Math.max(0, depth);
    add(Kind.SYMBOL, pair ? 2 : 1);
  }

  private int numberLength() {
    int end = at;
    while (end < source.length() && (isDigit(source.charAt(end)) || source.charAt(end) == '.')) {
      end++;
    }
    if (end < source.length() && (source.charAt(end) == 'e' || source.charAt(end) == 'E')) {
      int digits = end + 1;
      if (digits < source.length() && "+-".indexOf(source.charAt(digits)) >= 0) {
        digits++;
      }
      if (digits < source.length() && isDigit(source.charAt(digits))) {
        end = digits;
        while (end < source.length() && isDigit(source.charAt(end))) {
          end++;
        }
      }
    }
    return end - at;
  }

  private int nameLength() {
    int end = at;
    while (end < source.length()
        && (Character.isLetterOrDigit(source.charAt(end)) || source.charAt(end) == '_')) {
      end++;
    }
    return end - at;
  }

  private char peek(int ahead) {
    return at + ahead < source.length() ? source.charAt(at + ahead) : '\0';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private void add(Kind kind, int length) {
    tokens.add(new Token(kind, source.substring(at, at + length), place(length)));
    at += length;
  }

  private Position place(int length) {
    return new Position(line, at - lineStart + 1, Math.max(1, length));
  }
}
