package dev.carousel.compute.kernel;

import dev.carousel.compute.program.Equation;
import dev.carousel.compute.program.Var;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a kernel computes. Its text, which holds no sizes, is the key under which it is cached.
 *
 * @param equations elementwise, in order
 * @param scalar whether the kernel's own width is that of scalars
 * @param loads variables that it reads; a scalar is read once per row
 * @param stores variables of {@code equations} that it writes
 * @param flushes whether it stores 0 in the place of faint numbers, because products of these would
 *     be denormal, and slow
 */
public record KernelCode(
    List<Equation> equations, boolean scalar, List<Var> loads, List<Var> stores, boolean flushes) {

  /** Whether an operand is one number per row that meets every entry. */
  boolean isBroadcast(Var load) {
    return load.shape().isScalar() && !scalar;
  }

  /** The readable form. */
  String text() {
    return "load "
        + loads.stream()
            .map(v -> v.name() + (isBroadcast(v) ? " per row" : ""))
            .collect(Collectors.joining(", "))
        + "\n"
        + equations.stream().map(KernelCode::line).collect(Collectors.joining())
        + (flushes ? "flush and store " : "store ")
        + stores.stream().map(Var::name).collect(Collectors.joining(", "));
  }

  private static String line(Equation equation) {
    String text = equation.toString();
    return equation.target() + text.substring(text.indexOf(" = ")) + "\n";
  }
}
