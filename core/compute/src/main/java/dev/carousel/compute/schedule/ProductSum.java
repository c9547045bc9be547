package dev.carousel.compute.schedule;

import dev.carousel.compute.program.Equation;
import dev.carousel.compute.program.Op;
import dev.carousel.compute.program.Program;
import dev.carousel.compute.program.Var;
import dev.carousel.compute.schedule.Work.Block;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A matrix product, or a sum of nothing but matrix products.
 *
 * @param equations the products, then the additions
 * @param operands the vectors, one for each block
 */
record ProductSum(Var result, List<Equation> equations, List<Block> blocks, List<Var> operands) {

  /** All of one phase, each as large as it can be. */
  static List<ProductSum> find(Program program, List<Equation> phase) {
    Map<Var, Integer> uses = new HashMap<>();
    program.equations().forEach(e -> e.arguments().forEach(v -> uses.merge(v, 1, Integer::sum)));
    Set<Var> outputs = new HashSet<>();
    program.outputs().forEach(o -> outputs.add(o.value()));
    Map<Var, ProductSum> found = new java.util.LinkedHashMap<>();
    for (Equation equation : phase) {
      if (equation.op() instanceof Op.Product) {
        found.put(equation.target(), of(equation));
      } else if (Elementwise.isSum(equation)) {
        ProductSum left = found.get(equation.arguments().getFirst());
        ProductSum right = found.get(equation.arguments().getLast());
        boolean unshared =
            equation.arguments().stream().allMatch(v -> uses.get(v) == 1 && !outputs.contains(v));
        if (left != null && right != null && unshared) {
          found.remove(left.result());
          found.remove(right.result());
          found.put(equation.target(), join(equation, left, right));
        }
      }
    }
    return List.copyOf(found.values());
  }

  private static ProductSum of(Equation product) {
    boolean transposed = ((Op.Product) product.op()).transposed();
    return new ProductSum(
        product.target(),
        List.of(product),
        List.of(new Block(product.arguments().getFirst(), transposed)),
        List.of(product.arguments().getLast()));
  }

  private static ProductSum join(Equation sum, ProductSum left, ProductSum right) {
    var equations = new ArrayList<>(left.equations);
    equations.addAll(right.equations);
    equations.add(sum);
    var blocks = new ArrayList<>(left.blocks);
    blocks.addAll(right.blocks);
    var operands = new ArrayList<>(left.operands);
    operands.addAll(right.operands);
    return new ProductSum(sum.target(), equations, blocks, operands);
  }

  Work.Products work() {
    return new Work.Products(equations, List.of(result), operands, blocks);
  }
}
