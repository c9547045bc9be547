package dev.carousel.lab.size;

import dev.carousel.compute.cell.CellCompiler;
import dev.carousel.compute.model.Network;
import dev.carousel.compute.program.Equation;
import dev.carousel.compute.program.Op;
import dev.carousel.compute.program.Program;

/** Counts the multiply-adds of matrix products in the programs that the compiler makes. */
public final class Operations {
  private Operations() {}

  /**
   * Those of a network's cells for one step of one sequence, forward and backward. The readout,
   * which meets only the steps that count, and what weights alone decide are not among them.
   */
  public static long perStep(Network network) {
    long perStep = 0;
    for (int l = 0; l < network.layers().size(); l++) {
      var programs = network.layers().get(l).programs();
      Program backward = backward(CellCompiler.backward(programs), l > 0);
      perStep += network.wiring().cells() * (products(programs.step()) + products(backward));
    }
    return perStep;
  }

  /** Those of a network's cells for one step of one sequence, forward alone. */
  public static long forward(Network network) {
    return network.layers().stream()
        .mapToLong(layer -> layer.cells().size() * products(layer.programs().step()))
        .sum();
  }

  /** Nothing reads the derivative of what the first layer is given. */
  private static Program backward(Program all, boolean inputWanted) {
    var outputs =
        all.outputs().stream().filter(o -> inputWanted || !o.key().equals("d[x]")).toList();
    return all.with(all.equations(), outputs);
  }

  private static long products(Program program) {
    return program.equations().stream().mapToLong(equation -> products(program, equation)).sum();
  }

  private static long products(Program program, Equation equation) {
    return switch (equation.op()) {
      case Op.Product _ -> program.length(equation.arguments().getFirst());
      case Op.Outer _ -> program.length(equation.target());
      default -> 0;
    };
  }
}
