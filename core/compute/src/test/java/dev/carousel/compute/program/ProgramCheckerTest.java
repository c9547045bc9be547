package dev.carousel.compute.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.api.equation.Size;
import dev.carousel.compute.program.Program.Output;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One ill-formed program for each thing that the checker says. */
class ProgramCheckerTest {
  private static final Shape UNITS = Shape.vector(Size.named("units"));
  private static final Shape INPUTS = Shape.vector(Size.named("inputs"));
  private static final Shape SQUARE = Shape.matrix(Size.named("units"), Size.named("units"));
  private static final Map<String, Integer> SIZES = Map.of("units", 4, "inputs", 3);

  private static final Var X = new Var("x", Var.Kind.INPUT, INPUTS);
  private static final Var H = new Var("h", Var.Kind.STATE, UNITS);
  private static final Var U = new Var("U", Var.Kind.WEIGHT, SQUARE);
  private static final Var W =
      new Var("W", Var.Kind.WEIGHT, Shape.matrix(Size.named("units"), Size.named("inputs")));
  private static final Var A = local("a", UNITS);

  private static final Op ADD = new Op.Map2(Binary.ADD);
  private static final Op TANH = new Op.Map1(Unary.TANH);

  private static Var local(String name, Shape shape) {
    return new Var(name, Var.Kind.LOCAL, shape);
  }

  private static Program program(List<Var> inputs, Var output, Equation... equations) {
    return new Program(
        "step", SIZES, inputs, List.of(equations), List.of(new Output("output", output)));
  }

  private static Program program(Equation... equations) {
    return program(List.of(X, H, U, W), equations[equations.length - 1].target(), equations);
  }

  private static void assertRejected(String message, Program program) {
    var failure =
        assertThrows(IllegalStateException.class, () -> ProgramChecker.check(program, "some pass"));
    assertEquals("after some pass: " + message + "\n" + program, failure.getMessage());
  }

  /** Rejects {@code wrong [shape] = op(arguments)}. */
  private static void assertMisshapen(String right, String message, Op op, Var... arguments) {
    var equation = new Equation(local("wrong", UNITS), op, arguments);
    assertRejected("\"wrong [units] = " + right + "\": " + message, program(equation));
  }

  @Test
  void a_well_formed_program_is_returned() {
    Program program =
        program(
            new Equation(A, new Op.Product(false), U, H), new Equation(local("b", UNITS), TANH, A));
    assertSame(program, ProgramChecker.check(program, "some pass"));
  }

  @Test
  void shapes_may_be_written_in_different_ways() {
    Shape four = Shape.vector(Size.of(4));
    Program program = program(new Equation(local("b", four), TANH, H));
    assertSame(program, ProgramChecker.check(program, "some pass"));
  }

  @Test
  void an_input_that_is_local() {
    assertRejected("a is local but an input", program(List.of(A), A));
  }

  @Test
  void an_input_that_stands_twice() {
    assertRejected("h is an input twice", program(List.of(H, H), H));
  }

  @Test
  void an_argument_that_is_assigned_later() {
    assertRejected(
        "\"b [units] = tanh(a)\" uses a before it is assigned",
        program(new Equation(local("b", UNITS), TANH, A), new Equation(A, TANH, H)));
  }

  @Test
  void an_argument_that_is_assigned_nowhere() {
    assertRejected(
        "\"b [units] = tanh(a)\" uses a before it is assigned",
        program(new Equation(local("b", UNITS), TANH, A)));
  }

  @Test
  void a_target_of_another_shape() {
    assertRejected(
        "\"b [inputs] = tanh(h)\" computes [units]",
        program(new Equation(local("b", INPUTS), TANH, H)));
  }

  @Test
  void a_target_that_is_bound_already() {
    assertRejected("a is bound twice", program(new Equation(A, TANH, H), new Equation(A, TANH, H)));
  }

  @Test
  void a_target_that_is_an_input() {
    assertRejected("h is bound twice", program(new Equation(H, TANH, H)));
  }

  @Test
  void an_output_that_nothing_assigns() {
    assertRejected("output = a is never assigned", program(List.of(H), A));
  }

  @Test
  void arguments_that_do_not_correspond() {
    assertMisshapen("h + x", "\"+\" joins [units] = [4] and [inputs] = [3]", ADD, H, X);
    assertMisshapen("U + h", "\"+\" joins [units, units] = [4, 4] and [units] = [4]", ADD, U, H);
    assertMisshapen(
        "where(h, h, x)",
        "\"where\" joins [units] = [4] and [inputs] = [3]",
        new Op.Select(),
        H,
        H,
        X);
  }

  @Test
  void products_whose_sizes_differ() {
    assertMisshapen(
        "U @ x",
        "a matrix [units, units] = [4, 4] cannot multiply a vector [inputs] = [3]",
        new Op.Product(false),
        U,
        X);
    assertMisshapen(
        "U^T @ x",
        "a matrix [units, units] = [4, 4] cannot multiply a vector [inputs] = [3]",
        new Op.Product(true),
        U,
        X);
  }

  @Test
  void matrices_that_are_not_square() {
    String message = " needs a square matrix, not [units, inputs] = [4, 3]";
    assertMisshapen("inverse(W)", "inverse" + message, new Op.Inverse(), W);
    assertMisshapen("expm(W)", "expm" + message, new Op.Exponential(), W);
    assertMisshapen("expm_slope(U, W)", "expm_slope" + message, new Op.ExponentialSlope(), U, W);
    assertMisshapen(
        "W @ U",
        "a matrix [units, inputs] = [4, 3] cannot multiply a matrix [units, units] = [4, 4]",
        new Op.MatrixProduct(),
        W,
        U);
  }

  @Test
  void vectors_in_place_of_matrices() {
    String message = " needs a matrix, not a vector [units]";
    assertMisshapen("U @ h", "a product of matrices" + message, new Op.MatrixProduct(), U, H);
    assertMisshapen("inverse(h)", "inverse" + message, new Op.Inverse(), H);
    assertMisshapen("h @ h", "a product" + message, new Op.Product(false), H, H);
    assertMisshapen("h^T", "^T" + message, new Op.Transpose(), H);
  }

  @Test
  void matrices_in_place_of_vectors() {
    String message = " needs a vector, not a matrix [units, units]";
    assertMisshapen("U @ U", "a product" + message, new Op.Product(false), U, U);
    assertMisshapen("outer(U, h)", "outer" + message, new Op.Outer(), U, H);
    assertMisshapen("concat(h, U)", "concat" + message, new Op.Concat(), H, U);
    Size two = Size.of(2);
    assertMisshapen("U[1:2]", "a slice" + message, new Op.Slice(Size.ONE, two), U);
    assertMisshapen("pad(U) from 1", "pad" + message, new Op.Pad(Size.ONE, two), U);
  }

  @Test
  void slices_beyond_the_end() {
    assertMisshapen(
        "h[1:5]",
        "the slice [1:5] does not lie within a vector [units] = [4]",
        new Op.Slice(Size.ONE, Size.of(5)),
        H);
    assertMisshapen(
        "h[2:2]",
        "the slice [2:2] does not lie within a vector [units] = [4]",
        new Op.Slice(Size.of(2), Size.of(2)),
        H);
  }

  @Test
  void a_vector_that_is_stretched() {
    assertMisshapen("stretch(h)", "stretch takes a scalar", new Op.Stretch(UNITS), H);
  }

  @Test
  void too_many_arguments() {
    assertMisshapen("t", "takes no arguments", new Op.StepIndex(), H);
    assertMisshapen("tanh(h, h)", "takes one argument", TANH, H, H);
  }

  /** What stretches is what is written as one entry, not what happens to have one. */
  @Test
  void a_vector_of_one_unit_is_no_scalar() {
    var one = new Var("s", Var.Kind.INPUT, Shape.SCALAR);
    var sizes = Map.of("units", 1, "inputs", 3);
    var stretched =
        new Program(
            "step",
            sizes,
            List.of(X, one),
            List.of(new Equation(local("b", INPUTS), ADD, X, one)),
            List.of());
    assertSame(stretched, ProgramChecker.check(stretched, "some pass"));
    var joined =
        new Program(
            "step",
            sizes,
            List.of(X, H),
            List.of(new Equation(local("b", INPUTS), ADD, X, H)),
            List.of());
    var failure =
        assertThrows(IllegalStateException.class, () -> ProgramChecker.check(joined, "some pass"));
    assertTrue(failure.getMessage().contains("joins [inputs] = [3] and [units] = [1]"));
  }
}
