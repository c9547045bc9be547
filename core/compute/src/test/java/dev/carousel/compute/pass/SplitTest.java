package dev.carousel.compute.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carousel.api.CellEquations;
import dev.carousel.compute.cell.Author;
import dev.carousel.compute.program.Program;
import dev.carousel.compute.program.Var;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class SplitTest {
  private static Split split(String text) {
    var cell =
        CellEquations.of(List.of("h"), "h", text)
            .withConstant("c", CellEquations.Constant.vector(List.of(1.0, 2.0, 3.0, 4.0)));
    return Split.of(Simplify.of(Author.write(cell, 4, 3)), List.of());
  }

  private static List<String> targets(Program program) {
    return program.equations().stream().map(e -> e.target().name()).toList();
  }

  private static List<String> names(List<Var> variables) {
    return variables.stream().map(Var::name).toList();
  }

  @Test
  void what_weights_alone_decide_is_computed_once() {
    Split split = split("A = U - U^T\nk = exp(b)\nh' = k * tanh(A h + W x)");
    assertEquals(List.of("A.1", "A", "k"), targets(split.once()));
    assertEquals(List.of("A", "k"), split.once().outputs().stream().map(o -> o.key()).toList());
    assertEquals(List.of("h'.1", "h'.2", "h'.3", "h'.4", "h'"), targets(split.step()));
    assertEquals(List.of("W", "A", "k"), names(split.step().inputs(Var.Kind.WEIGHT)));
    assertEquals(List.of("W", "A", "k"), names(split.trained()));
  }

  @Test
  void a_weight_may_be_used_in_both() {
    Split split = split("A = U - U^T\nh' = tanh(A h + U h + W x)");
    assertEquals(List.of("U", "W", "A"), names(split.step().inputs(Var.Kind.WEIGHT)));
    assertEquals(List.of("U"), names(split.once().inputs(Var.Kind.WEIGHT)));
  }

  @Test
  void constants_are_computed_once_and_not_trained() {
    Split split = split("h' = c * tanh(U h + W x)");
    assertEquals(List.of("c"), targets(split.once()));
    assertEquals(List.of("U", "W"), names(split.trained()));
  }

  @Test
  void single_numbers_and_the_step_index_stay_in_the_step() {
    Split split = split("h' = tanh(U h + 2 * h * t)");
    assertEquals(List.of(), targets(split.once()));
    assertEquals(
        List.of("t", "h'.2"),
        split.step().equations().stream()
            .filter(equation -> equation.arguments().isEmpty())
            .map(equation -> equation.target().name())
            .sorted(Comparator.reverseOrder())
            .toList());
  }

  @Test
  void a_cell_of_weights_alone_has_an_empty_step() {
    Split split = split("h' = tanh(b)");
    assertEquals(List.of(), targets(split.step()));
    assertEquals(List.of("h'"), names(split.step().inputs(Var.Kind.WEIGHT)));
  }
}
