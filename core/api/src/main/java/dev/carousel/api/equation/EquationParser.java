package dev.carousel.api.equation;

import dev.carousel.api.equation.Expression.Binary;
import dev.carousel.api.equation.Expression.Call;
import dev.carousel.api.equation.Expression.Literal;
import dev.carousel.api.equation.Expression.Name;
import dev.carousel.api.equation.Expression.Negative;
import dev.carousel.api.equation.Expression.Operator;
import dev.carousel.api.equation.Expression.Product;
import dev.carousel.api.equation.Expression.Slice;
import dev.carousel.api.equation.Expression.Transposed;
import dev.carousel.api.equation.Lexer.Kind;
import dev.carousel.api.equation.Lexer.Token;
import dev.carousel.api.text.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads the equations of a cell. A recursive descent over the grammar in the package description; a
 * line with an error is skipped, so that all lines with errors are reported together.
 */
public final class EquationParser {
  private static final Map<String, Operator> SUMS =
      Map.of("+", Operator.ADD, "-", Operator.SUBTRACT);
  private static final Map<String, Operator> TERMS =
      Map.of("*", Operator.MULTIPLY, "/", Operator.DIVIDE, "%", Operator.REMAINDER);
  private static final Map<String, Operator> COMPARISONS =
      Map.of(
          "<", Operator.LESS,
          "<=", Operator.AT_MOST,
          ">", Operator.GREATER,
          ">=", Operator.AT_LEAST,
          "==", Operator.EQUAL,
          "!=", Operator.UNEQUAL);

  private final List<Token> tokens;
  private int at;

  private EquationParser(List<Token> tokens) {
    this.tokens = tokens;
  }

  /**
   * Reads all equations of a text, in order.
   *
   * @throws EquationException with every line that is not an equation, or if there is none
   */
  public static List<Assignment> parse(String text) {
    var parser = new EquationParser(Lexer.read(text));
    var result = new ArrayList<Assignment>();
    var problems = new ArrayList<Problem>();
    while (parser.skipNewlines()) {
      try {
        result.add(parser.assignment());
      } catch (EquationException e) {
        problems.addAll(e.problems());
        parser.skipLine();
      }
    }
    if (result.isEmpty() && problems.isEmpty()) {
      problems.add(
          new Problem(new Position(1, 1, 1), "no-equations", "there are no equations", ""));
    }
    if (!problems.isEmpty()) {
      throw new EquationException(problems);
    }
    return result;
  }

  /**
   * Reads one expression, such as the right side of an equation.
   *
   * @throws EquationException if the text is not exactly one expression
   */
  public static Expression parseExpression(String text) {
    var parser = new EquationParser(Lexer.read(text));
    parser.skipNewlines();
    Expression result = parser.comparison();
    if (parser.skipNewlines()) {
      throw parser.unexpected("the end");
    }
    return result;
  }

  /**
   * Reads a size such as {@code 2*units + 1}.
   *
   * @throws EquationException if the text is not exactly one size
   */
  public static Size parseSize(String text) {
    var parser = new EquationParser(Lexer.read(text));
    Size result = parser.size();
    if (parser.skipNewlines()) {
      throw parser.unexpected("the end of the size");
    }
    return result;
  }

  private Assignment assignment() {
    Token name = expect(Kind.NAME, "the name on the left of an equation");
    boolean next = accept("'");
    if (!accept("=")) {
      throw unexpected("\"=\" after " + name.text() + (next ? "'" : ""));
    }
    Expression value = comparison();
    if (peek().kind() != Kind.NEWLINE && peek().kind() != Kind.END) {
      throw unexpected("an operator or the end of the line");
    }
    return new Assignment(name.text(), next, value, name.position());
  }

  private Expression comparison() {
    Expression left = sum();
    Operator operator = peek().kind() == Kind.SYMBOL ? COMPARISONS.get(peek().text()) : null;
    if (operator == null) {
      return left;
    }
    Token symbol = take();
    return new Binary(operator, left, sum(), symbol.position());
  }

  private Expression sum() {
    Expression left = term();
    while (peek().kind() == Kind.SYMBOL && SUMS.containsKey(peek().text())) {
      Token symbol = take();
      left = new Binary(SUMS.get(symbol.text()), left, term(), symbol.position());
    }
    return left;
  }

  private Expression term() {
    Expression left = unary();
    while (peek().kind() == Kind.SYMBOL && TERMS.containsKey(peek().text())) {
      Token symbol = take();
      left = new Binary(TERMS.get(symbol.text()), left, unary(), symbol.position());
    }
    return left;
  }

  private Expression unary() {
    if (peek().is("-")) {
      Token minus = take();
      return new Negative(unary(), minus.position());
    }
    return product();
  }

  private Expression product() {
    Expression left = postfix();
    if (peek().is("@")) {
      Token symbol = take();
      return new Product(left, product(), symbol.position());
    }
    boolean juxtaposed =
        peek().kind() == Kind.NAME || peek().kind() == Kind.NUMBER || peek().is("(");
    return juxtaposed ? new Product(left, product(), left.position()) : left;
  }

  private Expression postfix() {
    Expression value = primary();
    while (true) {
      if (peek().is("^T")) {
        value = new Transposed(value, take().position());
      } else if (peek().is("[")) {
        Token open = take();
        Size from = size();
        require(":", "\":\" between the bounds of a slice");
        Size to = size();
        require("]", "\"]\" after a slice");
        value = new Slice(value, from, to, open.position());
      } else {
        return value;
      }
    }
  }

  private Expression primary() {
    Token token = peek();
    if (token.kind() == Kind.NUMBER) {
      take();
      return new Literal(number(token), token.position());
    }
    if (accept("(")) {
      Expression inner = comparison();
      require(")", "\")\"");
      return inner;
    }
    if (token.kind() != Kind.NAME) {
      throw unexpected("a name, a number or \"(\"");
    }
    take();
    boolean called = peek().is("(") && !Character.isUpperCase(token.text().charAt(0));
    return called ? call(token) : new Name(token.text(), accept("'"), token.position());
  }

  private static double number(Token token) {
    try {
      return Double.parseDouble(token.text());
    } catch (NumberFormatException e) {
      throw problem(token, "unreadable", "\"" + token.text() + "\" is not a number", "");
    }
  }

  private Expression call(Token name) {
    Function function =
        Function.named(name.text())
            .orElseThrow(
                () ->
                    problem(
                        name,
                        "unknown-function",
                        "no function is named \"" + name.text() + "\"",
                        functionHelp(name.text())));
    require("(", "\"(\"");
    var arguments = new ArrayList<Expression>();
    do {
      arguments.add(comparison());
    } while (accept(","));
    require(")", "\",\" or \")\"");
    if (!function.takes(arguments.size())) {
      throw problem(
          name,
          "wrong-arguments",
          name.text() + " takes " + function.arity() + ", not " + arguments.size(),
          function.meaning());
    }
    return new Call(function, arguments, name.position());
  }

  private static String functionHelp(String name) {
    return Nearest.likely(name, Function.labels())
        .map(near -> "did you mean \"" + near + "\"?")
        .orElse(
            "known are "
                + String.join(", ", Function.labels())
                + "; write "
                + name
                + " * (…) or "
                + name
                + " @ (…) for a product");
  }

  private Size size() {
    Size sum = sizeTerm();
    while (peek().is("+") || peek().is("-")) {
      sum = take().is("+") ? sum.plus(sizeTerm()) : sum.minus(sizeTerm());
    }
    return sum;
  }

  private Size sizeTerm() {
    Token token = peek();
    if (token.kind() == Kind.NAME) {
      take();
      return accept("*") ? Size.named(token.text()).times(whole()) : Size.named(token.text());
    }
    int factor = whole();
    accept("*");
    return peek().kind() == Kind.NAME ? Size.named(take().text()).times(factor) : Size.of(factor);
  }

  private int whole() {
    Token token = expect(Kind.NUMBER, "a size: a whole number, a named size or a sum of them");
    try {
      return Integer.parseInt(token.text());
    } catch (NumberFormatException e) {
      throw problem(token, "unreadable", "a size is a whole number, not " + token.text(), "");
    }
  }

  private Token peek() {
    return tokens.get(at);
  }

  private Token take() {
    return tokens.get(peek().kind() == Kind.END ? at : at++);
  }

  private boolean accept(String symbol) {
    boolean found = peek().is(symbol);
    if (found) {
      at++;
    }
    return found;
  }

  private void require(String symbol, String words) {
    if (!accept(symbol)) {
      throw unexpected(words);
    }
  }

  private Token expect(Kind kind, String words) {
    if (peek().kind() != kind) {
      throw unexpected(words);
    }
    return take();
  }

  private EquationException unexpected(String wanted) {
    Token token = peek();
    String found =
        token.kind() == Kind.END || token.kind() == Kind.NEWLINE
            ? "the line ends"
            : "\"" + token.text() + "\" stands";
    return problem(token, "unexpected", found + " where " + wanted + " should be", "");
  }

  private static EquationException problem(Token token, String id, String message, String help) {
    return new EquationException(new Problem(token.position(), id, message, help));
  }

  /** Returns whether anything follows. */
  private boolean skipNewlines() {
    while (peek().kind() == Kind.NEWLINE) {
      at++;
    }
    return peek().kind() != Kind.END;
  }

  private void skipLine() {
    while (peek().kind() != Kind.NEWLINE && peek().kind() != Kind.END) {
      at++;
    }
  }
}
