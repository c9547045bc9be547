package dev.carousel.compute.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.api.CellEquations;
import dev.carousel.api.equation.Position;
import dev.carousel.compute.cell.EditedCell.Edit;
import dev.carousel.compute.program.Var;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditedCellTest {
  private static final CellEquations LSTM =
      CellEquations.of(
              List.of("h", "c"),
              "h",
              """
              z  = tanh(W_z x + U_z h + b_z)       # block input
              i  = sigmoid(W_i x + U_i h + p_i * c + b_i)
              f  = sigmoid(W_f x + U_f h + p_f * c + b_f)
              c' = f * c + i * z;  o = sigmoid(W_o x + U_o h + p_o * c' + b_o)
              h' = o * tanh(c')
              """)
          .withInitial("b_f", 1)
          .withInitial("b_i", 0)
          .withRetention("b_f", 1);

  private static List<Edit> edits(String... pairs) {
    return IntStream.range(0, pairs.length / 2)
        .mapToObj(i -> new Edit(pairs[2 * i], pairs[2 * i + 1]))
        .toList();
  }

  private static CellEquations edited(String... pairs) {
    EditedCell edited = EditedCell.of(LSTM, edits(pairs));
    assertEquals(List.of(), edited.faults());
    CellCompiler.check(edited.equations(), 3, 2);
    return edited.equations();
  }

  private static List<String> faults(String... pairs) {
    return EditedCell.of(LSTM, edits(pairs)).faults().stream()
        .map(f -> f.edit() + (f.ofTarget() ? " target " : " value ") + f.problem())
        .toList();
  }

  @Test
  void without_edits_a_cell_is_what_it_was() {
    assertEquals(
        CellCompiler.programs(LSTM, 3, 2).whole().toString(),
        CellCompiler.programs(edited(), 3, 2).whole().toString());
  }

  @Test
  void an_equation_that_is_a_number_disappears_with_all_that_only_it_needs() {
    CellEquations equations = edited("f", "1");
    assertEquals(
        """
        z = tanh(W_z x + U_z h + b_z)
        i = sigmoid(W_i x + U_i h + p_i * c + b_i)
        c' = c + i * z
        o = sigmoid(W_o x + U_o h + p_o * c' + b_o)
        h' = o * tanh(c')
        """,
        equations.text());
    assertEquals(Map.of(), equations.retention());
    assertEquals(List.of("b_i"), List.copyOf(equations.initial().keySet()));
    assertEquals(
        List.of("W_z", "U_z", "b_z", "W_i", "U_i", "p_i", "b_i", "W_o", "U_o", "p_o", "b_o"),
        CellCompiler.programs(equations, 3, 2).weights().stream().map(Var::name).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f   | 1 - i                 | f = 1 - i",
        "z   | W_z x + U_z h + b_z   | z = W_z x + U_z h + b_z",
        "h'  | o * c'                | h' = o * c'",
        "p_o | 0                     | o = sigmoid(W_o x + U_o h + b_o)",
        "W_z | 0                     | z = tanh(U_z h + b_z)",
        "U_z | 0.5 I                 | z = tanh(W_z x + (0.5 I) h + b_z)",
        "b_z | -1                    | z = tanh(W_z x + U_z h + -1)",
        "b_z | 0.25                  | z = tanh(W_z x + U_z h + 0.25)",
        "z   | 0                     | c' = f * c",
        "o   | 1                     | h' = tanh(c')"
      })
  void an_edit_changes_one_line(String target, String value, String line) {
    assertTrue(edited(target, value).text().lines().toList().contains(line));
  }

  @Test
  void a_state_that_the_output_does_not_need_is_gone() {
    CellEquations equations = edited("h'", "tanh(W x + U h)");
    assertEquals("h' = tanh(W x + U h)\n", equations.text());
    assertEquals(List.of("h"), List.copyOf(equations.states().keySet()));
  }

  @Test
  void what_is_read_moves_up() {
    assertEquals(
        """
        z = tanh(W_z x + U_z h + b_z)
        f = sigmoid(W_f x + U_f h + p_f * c + b_f)
        i = 1 - f
        c' = f * c + i * z
        o = sigmoid(W_o x + U_o h + p_o * c' + b_o)
        h' = o * tanh(c')
        """,
        edited("i", "1 - f").text());
  }

  @Test
  void a_primed_name_becomes_a_state() {
    CellEquations equations = edited("i'", "sigmoid(W_i x + R i + b_i)", "f", "1 - i'");
    assertEquals(
        """
        z = tanh(W_z x + U_z h + b_z)
        i' = sigmoid(W_i x + R i + b_i)
        f = 1 - i'
        c' = f * c + i' * z
        o = sigmoid(W_o x + U_o h + p_o * c' + b_o)
        h' = o * tanh(c')
        """,
        equations.text());
    assertEquals(List.of("h", "c", "i"), List.copyOf(equations.states().keySet()));
  }

  @Test
  void an_unknown_name_lists_what_there_is() {
    assertEquals(
        List.of(
            "0 target 1:1 [unknown-name] the cell has no equation and no weight \"g\"; its"
                + " equations are z, i, f, c', o, h'; its weights are W_z, U_z, b_z, W_i, U_i, p_i,"
                + " b_i, W_f, U_f, p_f, b_f, W_o, U_o, p_o, b_o"),
        faults("g", "1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "c   | 1         | 0 target 1:1 [not-editable] \"c\" is a state; write c' to edit its next"
            + " value",
        "x   | 1         | 0 target 1:1 [not-editable] \"x\" is given and cannot be edited",
        "W_o | 2         | 0 value 1:1 [not-a-matrix] \"W_o\" is a matrix and cannot be a number"
            + " other than 0; it can be 0, or an expression such as 0.5 I",
        "f   | tahn(i)   | 0 value 1:1 [unknown-function] no function is named \"tahn\"; did you"
            + " mean \"tanh\"?",
        "f   | 1 - f     | 0 value 1:1 [circular] \"f\" needs its own value; edit one of them so"
            + " that it reads other names, or the value of the step before",
        "p_f | o         | 0 value 1:1 [circular] \"f\" and \"o\" and \"c'\" need each other's"
            + " values; edit one of them so that it reads other names, or the value of the step"
            + " before"
      })
  void a_wrong_edit_is_explained(String target, String value, String problem) {
    assertEquals(List.of(problem), faults(target, value));
  }

  @Test
  void all_wrong_edits_are_told_at_once() {
    assertEquals(3, faults("c", "1", "g", "1", "f", "1 +").size());
  }

  @Test
  void places_lead_back_to_the_edit() {
    EditedCell edited = EditedCell.of(LSTM, edits("f", "1 - Q x", "p_o", "0"));
    assertEquals("f = 1 - Q x", edited.equations().text().lines().toList().get(2));
    assertEquals(
        Optional.of(new EditedCell.Origin(0, Optional.of(new Position(1, 5, 1)))),
        edited.origin(new Position(3, 9, 1)));
    assertEquals(Optional.empty(), edited.origin(new Position(2, 9, 1)));
  }
}
