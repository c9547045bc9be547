package dev.carousel.compute.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carousel.api.CellEquations;
import dev.carousel.compute.cell.Author;
import dev.carousel.compute.program.Program;
import dev.carousel.compute.program.Var;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimplifyTest {
  private static Program simplified(String text) {
    return Simplify.of(Author.write(CellEquations.of(List.of("h"), "h", text), 4, 3));
  }

  /** The right sides of all equations. */
  private static String equations(String text) {
    return simplified(text).equations().stream()
        .map(equation -> equation.toString().replaceFirst(".*? = ", ""))
        .collect(Collectors.joining("; "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "h' = tanh(h) + 0             | tanh(h)",
        "h' = 0 + tanh(h)             | tanh(h)",
        "h' = tanh(h) - 0             | tanh(h)",
        "h' = 1 * tanh(h)             | tanh(h)",
        "h' = tanh(h) * 1             | tanh(h)",
        "h' = tanh(h) / 1             | tanh(h)",
        "h' = -(-tanh(h))             | tanh(h)",
        "h' = 0 - h                   | 0; h'.1 - h",
        "h' = 1 / h                   | 1; h'.1 / h",
        "h' = 1 - h                   | 1; h'.1 - h",
        "h' = h - 1                   | 1; h - h'.1",
        "h' = max(h, 0)               | 0; max(h, h'.1)",
        "h' = h * 0 + b               | ''",
        "h' = tanh(h) * (2 * 3 - 5)   | tanh(h)",
        "h' = sin(0) * b              | 0",
        "h' = where(2 < 1, h, b)      | 0; where(h'.3, h, b)",
        "h' = b + -h                  | b - h",
        "h' = -h + b                  | -h; h'.1 + b",
        "h' = tanh(h) * tanh(h)       | tanh(h); h'.1 * h'.1",
        "h' = h * b + b * h           | h * b; b * h; h'.1 + h'.2",
        "h' = U (0 * h) + b           | ''"
      })
  void numbers_fold_and_neutral_operations_go(String text, String expected) {
    assertEquals(expected, equations(text));
  }

  @Test
  void what_no_output_needs_is_gone() {
    Program program = simplified("a = V x\ng = 1\nf = sigmoid(U h) * 0 + g\nh' = f * tanh(W x)");
    assertEquals("W", program.inputs(Var.Kind.WEIGHT).getFirst().name());
    assertEquals(2, program.equations().size());
  }

  @Test
  void a_number_keeps_its_shape() {
    Program program = simplified("h' = 0 * h");
    assertEquals("[units]", program.output("h'").orElseThrow().shape().toString());
    assertEquals("h' [units] = 0", program.equations().getFirst().toString());
  }

  @Test
  void a_scalar_that_stretches_is_not_neutral() {
    assertEquals("", equations("h' = 0 * b + h"));
    assertEquals(
        "sum(b); count(units); a / a.1; 0; a.2 + h'.2", equations("a = mean(b)\nh' = a + 0 * h"));
  }
}
