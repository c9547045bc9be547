package dev.carousel.compute.schedule;

import dev.carousel.api.equation.Size;
import dev.carousel.compute.program.Equation;
import dev.carousel.compute.program.Var;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One thing to run: several equations at once, or a single one. */
public sealed interface Work {

  /** The equations that it stands for, in order. */
  List<Equation> equations();

  /**
   * One elementwise kernel over vectors of one size.
   *
   * @param width of the vectors; scalars meet every entry
   */
  record Kernel(Size width, List<Equation> equations) implements Work {
    @Override
    public String toString() {
      return equations.stream()
          .map(Equation::toString)
          .collect(Collectors.joining("\n        ", "kernel over " + width + "\n        ", ""));
    }
  }

  /**
   * One product of a matrix of blocks.
   *
   * <pre>
   *   i.1 = U_i @ h
   *   f.1 = U_f @ h        becomes      [i.1; f.1] = [U_i; U_f] @ [h]
   *   d.h = U_i^T @ d.i + U_f^T @ d.f   [d.h] = [U_i^T  U_f^T] @ [d.i; d.f]
   * </pre>
   *
   * @param equations the products and the additions that join them
   * @param results one for each row of blocks
   * @param operands one for each column of blocks
   * @param blocks row by row
   */
  record Products(
      List<Equation> equations, List<Var> results, List<Var> operands, List<Block> blocks)
      implements Work {
    @Override
    public String toString() {
      return "product " + bracketed(results, 1) + " = " + matrix() + " @ " + bracketed(operands, 1);
    }

    private String matrix() {
      return bracketed(blocks, operands.size());
    }

    /** Rows of {@code across} entries, with semicolons between them. */
    private static String bracketed(List<?> entries, int across) {
      return IntStream.range(0, entries.size() / across)
          .mapToObj(row -> entries.subList(row * across, (row + 1) * across))
          .map(row -> row.stream().map(Object::toString).collect(Collectors.joining("  ")))
          .collect(Collectors.joining("; ", "[", "]"));
    }
  }

  /** A weight matrix, or its transpose. */
  record Block(Var matrix, boolean transposed) {
    @Override
    public String toString() {
      return matrix + (transposed ? "^T" : "");
    }
  }

  /** An equation that is neither elementwise nor a product: a sum, a slice, and the like. */
  record Single(Equation equation) implements Work {
    @Override
    public List<Equation> equations() {
      return List.of(equation);
    }

    @Override
    public String toString() {
      return "" + equation;
    }
  }
}
