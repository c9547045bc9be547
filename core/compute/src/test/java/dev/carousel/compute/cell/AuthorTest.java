package dev.carousel.compute.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.carousel.api.CellEquations;
import dev.carousel.api.CellEquations.Constant;
import dev.carousel.api.equation.EquationException;
import dev.carousel.api.equation.Problem;
import dev.carousel.compute.program.Program;
import dev.carousel.compute.program.Var;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What can be wrong with equations that are well-formed text, with its place and its wording. */
class AuthorTest {
  private static CellEquations cell(String... lines) {
    return CellEquations.of(List.of("h"), "h", String.join("\n", lines));
  }

  private static List<Problem> problems(CellEquations cell) {
    return assertThrows(EquationException.class, () -> Author.write(cell, 4, 3)).problems();
  }

  private static void assertProblems(CellEquations cell, String... expected) {
    assertEquals(List.of(expected), problems(cell).stream().map(Problem::toString).toList());
  }

  private static String weights(CellEquations cell) {
    return Author.write(cell, 4, 3).inputs(Var.Kind.WEIGHT).stream()
        .map(weight -> weight + " " + weight.shape())
        .collect(Collectors.joining(", "));
  }

  @Test
  void declared_names_that_have_a_meaning_already() {
    assertProblems(
        cell("h' = tanh(W x + U h + u * h)")
            .withWeight("u", "units")
            .withConstant("u", 2)
            .withConstant("x", 1)
            .withSize("units", 7),
        "1:1 [name-taken] \"u\" is declared and has a meaning already",
        "1:1 [name-taken] \"x\" is declared and has a meaning already",
        "1:1 [name-taken] \"units\" is declared and has a meaning already");
  }

  @Test
  void a_weight_of_three_sizes() {
    assertProblems(
        cell("h' = tanh(K h + W x)").withWeight("K", "units", "units", "2"),
        "1:1 [unreadable-size] the weight \"K\" has 3 sizes; a matrix has two, a vector one");
  }

  @Test
  void an_unknown_name_is_told_the_likely_one() {
    assertProblems(
        cell("gate = W x", "h' = tanh(gte + U h)"),
        "2:11 [unknown-name] \"gte\" is neither assigned nor a weight; did you mean \"gate\"?");
  }

  @Test
  void an_unknown_name_like_no_other_is_told_the_rule() {
    assertProblems(
        cell("h' = tanh(W x + zeta)"),
        "1:17 [unknown-name] \"zeta\" is neither assigned nor a weight; a matrix begins with a"
            + " capital letter, a bias with b_, an elementwise weight with p_; declare any other"
            + " weight under weights, a fixed number under constants");
  }

  @Test
  void a_name_used_above_its_equation() {
    assertProblems(
        cell("h' = tanh(a)", "a = W x + U h"),
        "1:11 [used-before-assignment] \"a\" is used before it is assigned; move its equation up");
  }

  @Test
  void a_next_value_used_above_its_equation() {
    assertProblems(
        cell("o = sigmoid(h')", "h' = o * (W x)"),
        "1:13 [used-before-assignment] \"h'\" is used before it is assigned; the previous value"
            + " is h");
  }

  @Test
  void shapes_that_do_not_correspond() {
    assertProblems(
        cell("h' = tanh(W x + x)"),
        "1:15 [shape-mismatch] \"+\" joins [units] = [4] and [inputs] = [3]");
  }

  @Test
  void a_matrix_that_is_used_with_two_sizes() {
    assertProblems(
        cell("h' = tanh(W x + W h)"),
        "1:17 [shape-mismatch] a matrix [units, inputs] = [4, 3] cannot multiply a vector"
            + " [units] = [4]");
  }

  @Test
  void a_next_value_of_another_shape_than_its_state() {
    assertProblems(
        cell("h' = x"),
        "1:1 [shape-mismatch] the next value of h has the shape [inputs], the state [units]");
  }

  @Test
  void what_is_given_cannot_be_assigned() {
    String words = "\" is given and cannot be assigned; assign to another name";
    assertProblems(cell("x = W h", "h' = U h"), "1:1 [not-assignable] \"x" + words);
    assertProblems(cell("h' = U h", "t = 2"), "2:1 [not-assignable] \"t" + words);
    assertProblems(cell("I = 2", "h' = U h"), "1:1 [not-assignable] \"I" + words);
    assertProblems(
        cell("alpha = 2", "h' = alpha * (U h)").withConstant("alpha", 3),
        "1:1 [not-assignable] \"alpha" + words);
    assertProblems(
        cell("v = 2", "h' = v * (U h)").withWeight("v", "units"),
        "1:1 [not-assignable] \"v" + words);
  }

  @Test
  void the_previous_value_of_a_state_cannot_change() {
    assertProblems(
        cell("h = tanh(W x)", "h' = U h"),
        "1:1 [state-without-prime] \"h\" is a state, whose previous value cannot change; write h'"
            + " = … for its next value");
  }

  @Test
  void only_states_have_next_values() {
    assertProblems(
        CellEquations.of(List.of("cell"), "cell", "cel' = W x\ncell' = U cell"),
        "1:1 [no-such-state] \"cel\" is not a state, so it has no next value; did you mean"
            + " \"cell\"?");
    assertProblems(
        cell("a = W x", "h' = a'"),
        "2:6 [no-such-state] \"a\" is not a state, so it has no next value");
  }

  @Test
  void a_second_assignment() {
    assertProblems(
        cell("a = W x", "a = U h", "h' = a", "h' = a"),
        "2:1 [assigned-twice] \"a\" is assigned a second time",
        "4:1 [assigned-twice] \"h'\" is assigned a second time");
  }

  @Test
  void a_state_without_a_next_value() {
    assertProblems(
        CellEquations.of(List.of("h", "c"), "h", "h' = tanh(W x + c)"),
        "1:1 [state-not-assigned] the next value of the state \"c\" is never assigned; write c'"
            + " = …");
  }

  @Test
  void a_next_value_that_is_used_and_never_assigned() {
    assertProblems(
        CellEquations.of(List.of("h", "c"), "h", "h' = tanh(W x) * c'"),
        "1:1 [state-not-assigned] the next value of the state \"c\" is never assigned; write c'"
            + " = …",
        "1:18 [state-not-assigned] the next value of \"c\" is used and never assigned");
  }

  @Test
  void an_output_that_is_neither_state_nor_assigned() {
    assertProblems(
        CellEquations.of(List.of("h"), "gates", "gate = W x\nh' = gate"),
        "1:1 [unknown-output] the output \"gates\" is neither a state nor assigned; did you mean"
            + " \"gate\"?");
  }

  @Test
  void an_output_that_is_a_matrix() {
    assertProblems(
        CellEquations.of(List.of("h"), "A", "A = U - U^T\nh' = A h + W x"),
        "1:1 [unknown-output] the output \"A\" is a matrix");
  }

  @Test
  void a_declared_weight_that_nothing_uses() {
    assertProblems(
        cell("h' = W x").withWeight("v", "units"),
        "1:1 [unused-weight] the weight \"v\" is declared and never used; take its declaration"
            + " away");
  }

  @Test
  void a_size_that_has_no_value() {
    assertProblems(
        cell("h' = tanh(W x + v[0:unit])").withWeight("v", "units"),
        "1:18 [unknown-size] no size is named \"unit\"; did you mean \"units\"?");
    assertProblems(
        cell("h' = W x").withState("m", "memory"),
        "1:1 [unknown-size] no size is named \"memory\"",
        "1:1 [state-not-assigned] the next value of the state \"m\" is never assigned; write m'"
            + " = …");
  }

  @Test
  void a_size_that_is_not_one() {
    assertProblems(
        cell("h' = W x + v").withWeight("v", "units units"),
        "1:1 [unreadable-size] \"units units\" is not a size");
  }

  @Test
  void a_vector_in_place_of_a_matrix() {
    assertProblems(
        cell("h' = b_f h + W x"),
        "1:6 [not-a-matrix] \"b_f\" is not a matrix and cannot multiply what follows it; write"
            + " b_f * … for the elementwise product");
  }

  @Test
  void a_product_of_matrices_has_the_columns_that_its_use_needs() {
    Program step = Author.write(cell("h' = ((U @ V) W) x + (2 U) h"), 4, 3);
    assertEquals(
        "[U [units, units], V [units, units], W [units, inputs]]",
        step.inputs(Var.Kind.WEIGHT).stream()
            .map(weight -> weight + " " + weight.shape())
            .sorted()
            .toList()
            .toString());
  }

  @Test
  void matrices_that_cannot_be_multiplied() {
    assertProblems(
        cell("A = V @ V", "h' = A h").withWeight("V", "inputs", "units"),
        "1:7 [shape-mismatch] a matrix [inputs, units] = [3, 4] cannot multiply a matrix"
            + " [inputs, units] = [3, 4]");
  }

  @Test
  void what_is_not_a_square_matrix() {
    assertProblems(
        cell("h' = W x + inverse(W) h"),
        "1:12 [shape-mismatch] inverse needs a square matrix, not [units, inputs] = [4, 3]");
    assertProblems(
        cell("h' = W x + expm(W @ W^T @ W) x"),
        "1:12 [shape-mismatch] expm needs a square matrix, not [units, inputs] = [4, 3]");
    assertProblems(
        cell("h' = W x + expm(h)"),
        "1:12 [shape-mismatch] expm needs a matrix, not a vector [units]");
  }

  @Test
  void a_matrix_that_changes_at_every_step() {
    String words =
        " [matrix-per-step] a matrix cannot be computed from what changes at every step; compute it"
            + " from weights and constants alone";
    assertProblems(cell("h' = W x + (mean(h) * U) h"), "1:21" + words);
    assertProblems(cell("A = U * sin(t)", "h' = W x + A h"), "1:7" + words);
    assertProblems(cell("h' = W x + expm(t * U) h"), "1:19" + words);
    assertProblems(cell("s = mean(x)", "A = I - s * U", "h' = W x + A^T h"), "2:11" + words);
  }

  @Test
  void a_matrix_in_place_of_a_vector() {
    assertProblems(
        cell("h' = W x + mean(U) * h"),
        "1:12 [shape-mismatch] mean needs a vector, not a matrix [units, units]");
    assertProblems(
        cell("A = norm(U)", "h' = W x + A h"),
        "1:5 [shape-mismatch] norm needs a vector, not a matrix [units, units]");
  }

  @Test
  void all_problems_are_reported_in_the_order_of_the_text() {
    List<String> ids =
        problems(cell("a = W x + q", "b_1 = tanh(r)", "h' = U x + U h", "c' = a")).stream()
            .map(Problem::id)
            .toList();
    assertEquals(List.of("unknown-name", "unknown-name", "shape-mismatch", "no-such-state"), ids);
  }

  @Test
  void what_follows_from_a_problem_is_not_reported_again() {
    assertProblems(
        cell("a = W x + x", "h' = tanh(a) + U h"),
        "1:9 [shape-mismatch] \"+\" joins [units] = [4] and [inputs] = [3]");
  }

  @Test
  void undeclared_weights_take_their_shapes_from_their_names_and_use() {
    assertEquals(
        "W [units, inputs], U [units, units], V [units, 5], b [units], b_2 [units], p_i [units]",
        weights(
            cell("m' = 0.5 * m", "h' = tanh(W x + U h + V m + b + b_2 * p_i)")
                .withState("m", "5")));
  }

  @Test
  void declared_weights_take_the_shapes_they_are_given() {
    assertEquals(
        "A [2*units, inputs], a [1], v [units], e [1, inputs]",
        weights(
            cell("h' = (A x)[0:units] * a + v * (e x)")
                .withWeight("A", "2*units", "inputs")
                .withWeight("a")
                .withWeight("v", "units")
                .withWeight("e", "1", "inputs")));
  }

  @Test
  void constants_are_part_of_the_program() {
    Program program =
        Author.write(
            cell("h' = alpha * (M (U h)) + v * (W x)")
                .withConstant("alpha", 0.5)
                .withConstant("v", Constant.vector(List.of(1.0, 2.0, 3.0, 4.0)))
                .withConstant("M", new Constant(List.of(4, 4), Collections.nCopies(16, 1.0))),
            4,
            3);
    String text = program.toString();
    assertEquals(
        List.of("U", "W"), program.inputs(Var.Kind.WEIGHT).stream().map(Var::name).toList());
    for (String line : List.of("alpha [1] = 0.5", "v [4] = constant v", "M [4, 4] = constant M")) {
      assertEquals(1, text.lines().filter(l -> l.strip().equals(line)).count(), text);
    }
  }

  @Test
  void a_number_stretches_to_its_state() {
    String text = Author.write(cell("h' = 1"), 4, 3).toString();
    assertEquals(1, text.lines().filter(l -> l.strip().endsWith("stretch(h')")).count(), text);
  }
}
