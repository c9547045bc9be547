package dev.carousel.compute.program;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Accepts a program that is bound once, bound before use, and whose shapes agree. */
public final class ProgramChecker {
  private ProgramChecker() {}

  /**
   * Returns the program.
   *
   * @param pass the name of the pass that made it, for the message
   * @throws IllegalStateException if it is ill-formed: a defect of that pass
   */
  public static Program check(Program program, String pass) {
    Set<String> bound = new HashSet<>();
    for (Var input : program.inputs()) {
      require(input.kind() != Var.Kind.LOCAL, program, pass, input + " is local but an input");
      require(bound.add(input.name()), program, pass, input + " is an input twice");
    }
    for (Equation equation : program.equations()) {
      checkEquation(equation, bound, program, pass);
    }
    for (Program.Output output : program.outputs()) {
      require(bound.contains(output.value().name()), program, pass, output + " is never assigned");
    }
    return program;
  }

  private static void checkEquation(
      Equation equation, Set<String> bound, Program program, String pass) {
    for (Var argument : equation.arguments()) {
      require(
          bound.contains(argument.name()),
          program,
          pass,
          "\"" + equation + "\" uses " + argument + " before it is assigned");
    }
    List<Shape> shapes = equation.arguments().stream().map(Var::shape).toList();
    Shape shape;
    try {
      shape = ShapeRules.of(equation.op(), shapes, program.sizes());
    } catch (ShapeException e) {
      throw failure(program, pass, "\"" + equation + "\": " + e.getMessage());
    }
    require(
        shape.sameAs(equation.target().shape(), program.sizes()),
        program,
        pass,
        "\"" + equation + "\" computes " + shape);
    require(
        bound.add(equation.target().name()), program, pass, equation.target() + " is bound twice");
  }

  private static void require(boolean condition, Program program, String pass, String message) {
    if (!condition) {
      throw failure(program, pass, message);
    }
  }

  private static IllegalStateException failure(Program program, String pass, String message) {
    return new IllegalStateException("after " + pass + ": " + message + "\n" + program);
  }
}
