package dev.carousel.api.equation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.api.equation.Expression.Binary;
import dev.carousel.api.equation.Expression.Call;
import dev.carousel.api.equation.Expression.Literal;
import dev.carousel.api.equation.Expression.Name;
import dev.carousel.api.equation.Expression.Product;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the language reads, shown by a form in which every operation has parentheses. */
class EquationParserTest {
  private static String read(String text) {
    return bracketed(EquationParser.parseExpression(text));
  }

  private static String bracketed(Expression expression) {
    return switch (expression) {
      case Expression.Negative e -> "(-" + bracketed(e.value()) + ")";
      case Binary e ->
          "(%s %s %s)".formatted(bracketed(e.left()), e.operator().symbol(), bracketed(e.right()));
      case Product e -> bracketed(e.left()) + " @ " + bracketed(e.right());
      case Call e ->
          e.arguments().stream()
              .map(EquationParserTest::bracketed)
              .collect(Collectors.joining(", ", e.function().label() + "(", ")"));
      case Expression.Slice e -> bracketed(e.value()) + "[" + e.from() + ":" + e.to() + "]";
      case Expression.Transposed e -> bracketed(e.matrix()) + "^T";
      case Name _, Literal _ -> expression.toString();
    };
  }

  private static List<String> equations(String text) {
    return EquationParser.parse(text).stream().map(Assignment::toString).toList();
  }

  private static List<String> problems(String text) {
    return assertThrows(EquationException.class, () -> EquationParser.parse(text))
        .problems()
        .stream()
        .map(Problem::toString)
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "a + b - c              | ((a + b) - c)",
        "a - b * c / d          | (a - ((b * c) / d))",
        "a % b * c              | ((a % b) * c)",
        "-a + b                 | ((-a) + b)",
        "a * -b                 | (a * (-b))",
        "-a * b                 | ((-a) * b)",
        "- - a                  | (-(-a))",
        "-W x                   | (-W @ x)",
        "a + b < c * d          | ((a + b) < (c * d))",
        "a >= b - c             | (a >= (b - c))",
        "a != b                 | (a != b)",
        "(a < b) * c            | ((a < b) * c)",
        "W x + U h              | (W @ x + U @ h)",
        "W @ x * b              | (W @ x * b)",
        "W U h                  | W @ U @ h",
        "U^T h                  | U^T @ h",
        "U^T^T h                | U^T^T @ h",
        "0.5 I                  | 0.5 @ I",
        "2 W x                  | 2 @ W @ x",
        "W (x + y)              | W @ (x + y)",
        "U - U^T - 0.01 I       | ((U - U^T) - 0.01 @ I)",
        "a[0:units]             | a[0:units]",
        "(a + b)[units:2*units] | (a + b)[units:2*units]",
        "a[2 n + 1:3*n]^T       | a[2*n + 1:3*n]^T",
        "tanh(a) * b            | (tanh(a) * b)",
        "W (tanh(a))            | W @ tanh(a)",
        "W tanh(a)              | W @ tanh(a)",
        "max(a, b + c)          | max(a, (b + c))",
        "where(a < b, c, d)     | where((a < b), c, d)",
        "c' - c                 | (c' - c)",
        "1e-5 + .5 + 2.50 + 1E3 | (((1.0E-5 + 0.5) + 2.5) + 1000)"
      })
  void operators_bind_as_in_mathematics(String text, String printed) {
    assertEquals(printed, read(text));
  }

  @Test
  void products_associate_to_the_right() {
    var outer = (Product) EquationParser.parseExpression("A B x");
    assertEquals("A", outer.left().toString());
    assertEquals("B x", outer.right().toString());
  }

  @Test
  void other_operators_associate_to_the_left() {
    var outer = (Binary) EquationParser.parseExpression("a / b * c");
    assertEquals(Expression.Operator.MULTIPLY, outer.operator());
    assertEquals("a / b", outer.left().toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-a * (b + c)",
        "a * -b",
        "a - (b - c) + d",
        "a / (b * c) % d",
        "(a < b) * c",
        "(a == b) != (c < d)",
        "W U @ (r * h)",
        "(0.5 I) h",
        "W[0:2] x",
        "(U - U^T)^T h",
        "-W x - (-a - b)",
        "where(a <= b, c[0:2], d^T e)",
        "1.0E-5 + 2"
      })
  void an_expression_prints_as_it_is_written(String text) {
    assertEquals(text, EquationParser.parseExpression(text).toString());
  }

  @Test
  void equations_stand_in_lines_or_between_semicolons() {
    List<String> expected = List.of("a = W x", "h' = tanh(a)");
    assertEquals(expected, equations("a = W x\nh' = tanh(a)\n"));
    assertEquals(expected, equations("a = W x; h' = tanh(a);"));
    assertEquals(expected, equations("\n\n  a = W x  # of the input\r\n# then\n h' = tanh(a)"));
  }

  @Test
  void brackets_carry_an_equation_over_lines() {
    assertEquals(List.of("a = tanh(b + c)", "d = e"), equations("a = tanh(b\n  + c\n)\nd = e"));
  }

  @Test
  void positions_count_from_one() {
    Assignment second = EquationParser.parse("a = b\n  gate' = W x + tanh(c)").getLast();
    assertEquals(new Position(2, 3, 4), second.position());
    var sum = (Binary) second.value();
    assertEquals(new Position(2, 15, 1), sum.position());
    assertEquals(new Position(2, 11, 1), sum.left().position());
    assertEquals(new Position(2, 17, 4), sum.right().position());
    Expression argument = ((Call) sum.right()).arguments().getFirst();
    assertEquals(new Name("c", false, new Position(2, 22, 1)), argument);
  }

  @Test
  void the_position_of_a_product_is_its_symbol_or_its_matrix() {
    assertEquals(new Position(1, 3, 1), EquationParser.parseExpression("W @ x").position());
    assertEquals(new Position(1, 1, 1), EquationParser.parseExpression("W x").position());
  }

  @Test
  void numbers_read_as_they_are_written() {
    var number = (Literal) EquationParser.parseExpression("0.1");
    assertEquals(0.1, number.value());
    assertEquals(2e-7, ((Literal) EquationParser.parseExpression("2e-7")).value());
  }

  @ParameterizedTest
  @EnumSource
  void every_function_is_known_by_its_label(Function function) {
    int count = function == Function.NORM ? 1 : function.takes(1) ? 1 : function.takes(2) ? 2 : 3;
    String arguments = String.join(", ", Collections.nCopies(count, "a"));
    String text = function.label() + "(" + arguments + ")";
    assertEquals(function, ((Call) EquationParser.parseExpression(text)).function());
  }

  @ParameterizedTest
  @ValueSource(strings = {"norm(a)", "norm(a, b, c)", "norm(a, b, c, 0.1)", "concat(a, b, c, d)"})
  void some_functions_take_more_arguments(String text) {
    assertEquals(text, read(text));
  }

  @Test
  void a_capital_letter_before_a_bracket_is_a_matrix_and_no_function() {
    assertEquals("Tanh @ (a + b)", read("Tanh (a + b)"));
  }

  @Test
  void wrong_numbers_of_arguments() {
    assertEquals(
        List.of(
            "1:5 [wrong-arguments] tanh takes 1 argument, not 2; hyperbolic tangent",
            "2:5 [wrong-arguments] where takes 3 arguments, not 2; where(condition, a, b): a where"
                + " the condition holds, else b",
            "3:5 [wrong-arguments] norm takes 1, 3 or 4 arguments, not 2; layer norm: norm(v),"
                + " norm(v, gain, shift) or norm(v, gain, shift, epsilon)",
            "4:5 [wrong-arguments] concat takes at least 2 arguments, not 1; vectors one after the"
                + " other"),
        problems("a = tanh(b, c)\na = where(b, c)\na = norm(b, c)\na = concat(b)"));
  }

  @Test
  void an_unknown_function_is_told_the_likely_one() {
    assertEquals(
        List.of(
            "1:5 [unknown-function] no function is named \"sigmiod\"; did you mean \"sigmoid\"?"),
        problems("a = sigmiod(b)"));
  }

  @Test
  void an_unknown_function_like_no_other_is_told_all_of_them() {
    String problem = problems("a = gate(b)").getFirst();
    assertTrue(problem.contains("known are sigmoid, tanh, relu, "), problem);
    assertTrue(problem.endsWith("write gate * (…) or gate @ (…) for a product"), problem);
  }

  @Test
  void characters_without_meaning() {
    assertEquals(
        List.of("1:7 [unreadable] the character \"$\" has no meaning here"), problems("a = b $ c"));
    assertEquals(
        List.of(
            "2:6 [unreadable] the character \"^\" has no meaning here; only ^T (transpose) exists;"
                + " write a * a for a square"),
        problems("a = b\nc = d^2"));
  }

  @Test
  void numbers_that_are_none() {
    assertEquals(List.of("1:5 [unreadable] \"1.2.3\" is not a number"), problems("a = 1.2.3"));
    assertEquals(
        List.of("1:7 [unreadable] a size is a whole number, not 1.5"), problems("a = b[1.5:2]"));
  }

  @Test
  void what_stands_in_the_wrong_place() {
    assertEquals(
        List.of("1:6 [unexpected] the line ends where a name, a number or \"(\" should be"),
        problems("a = -"));
    assertEquals(
        List.of("1:3 [unexpected] \"+\" stands where \"=\" after a should be"), problems("a + b"));
    assertEquals(
        List.of(
            "1:1 [unexpected] \"3\" stands where the name on the left of an equation should be"),
        problems("3 = a"));
    assertEquals(
        List.of("1:7 [unexpected] \")\" stands where an operator or the end of the line should be"),
        problems("a = b )"));
    assertEquals(
        List.of("1:11 [unexpected] the line ends where \",\" or \")\" should be"),
        problems("a = tanh(b"));
    assertEquals(
        List.of(
            "1:7 [unexpected] \"]\" stands where a size: a whole number, a named size or a sum"
                + " of them should be"),
        problems("a = b[]"));
    assertEquals(
        List.of(
            "1:8 [unexpected] \"]\" stands where \":\" between the bounds of a slice should be"),
        problems("a = b[1]"));
  }

  @Test
  void every_line_with_a_problem_is_reported() {
    assertEquals(
        List.of("1:5", "3:3", "4:5"),
        problems("a = \nb = c\nd e\nf = foo(g)\nh = i").stream()
            .map(problem -> problem.substring(0, problem.indexOf(' ')))
            .toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "# nothing", " ; ; "})
  void a_text_without_equations(String text) {
    assertEquals(List.of("1:1 [no-equations] there are no equations"), problems(text));
  }

  @Test
  void an_expression_is_read_to_its_end() {
    var failure =
        assertThrows(EquationException.class, () -> EquationParser.parseExpression("a + b\nc"));
    assertEquals("2:1 [unexpected] \"c\" stands where the end should be", failure.getMessage());
  }

  @Test
  void a_size_is_read_to_its_end() {
    assertEquals("2*units + 1", EquationParser.parseSize("1 + 2*units").toString());
    var failure =
        assertThrows(EquationException.class, () -> EquationParser.parseSize("units units"));
    assertEquals(
        "1:7 [unexpected] \"units\" stands where the end of the size should be",
        failure.getMessage());
  }
}
