package dev.carousel.compute.sequence;

import dev.carousel.compute.product.PackedMatrix;
import dev.carousel.compute.product.Products;
import dev.carousel.compute.program.Equation;
import dev.carousel.compute.program.Op;
import dev.carousel.compute.program.Program;
import dev.carousel.compute.program.Var;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The gradients of a cell's weights: sums over all steps and examples of outer products, for
 * matrices, and of rows, for vectors. Outer products with one right operand, whose left operands
 * lie side by side, are one product.
 */
final class WeightGradients {
  private static final Products PRODUCTS = Products.best();

  private final Program program;
  private final Binder binder;
  private final TokenAction.Tokens tokens;
  private final List<Term> terms = new ArrayList<>();

  /** A sum that is computed at once, for one or more weights. */
  private interface Term {
    void clear();

    /** Adds {@code count} rows from the one of number {@code first} on. */
    void accumulate(int first, int count);

    void addTo(Map<String, double[]> gradients);
  }

  /**
   * @param trained weights that a gradient is wanted for
   * @param tokens input tokens, or null for real inputs
   */
  WeightGradients(Program program, Binder binder, List<Var> trained, TokenAction.Tokens tokens) {
    this.program = program;
    this.binder = binder;
    this.tokens = tokens;
    Map<Var, Equation> definitions = new HashMap<>();
    program.equations().forEach(e -> definitions.put(e.target(), e));
    var groups = new LinkedHashMap<Var, List<Outer>>();
    for (Var weight : trained) {
      for (Program.Output output : program.outputs()) {
        if (output.key().equals("d[" + weight.name() + "]")) {
          Equation definition = definitions.get(output.value());
          if (definition != null && definition.op() instanceof Op.Outer) {
            Var right = definition.arguments().getLast();
            groups
                .computeIfAbsent(right, _ -> new ArrayList<>())
                .add(new Outer(weight, definition.arguments().getFirst()));
          } else if (!isZero(definition)) {
            terms.add(new RowSum(weight, output.value()));
          }
        }
      }
    }
    groups.forEach(this::addOuter);
  }

  private record Outer(Var weight, Var left) {}

  private static boolean isZero(Equation definition) {
    return definition != null && definition.op() instanceof Op.Fill fill && fill.value() == 0;
  }

  private void addOuter(Var right, List<Outer> group) {
    boolean oneHot = tokens != null && right.kind() == Var.Kind.INPUT;
    if (binder.areSideBySide(group.stream().map(Outer::left).toList())) {
      terms.add(oneHot ? new TokenSum(right, group) : new OuterSum(right, group));
    } else {
      group.forEach(
          o ->
              terms.add(
                  oneHot ? new TokenSum(right, List.of(o)) : new OuterSum(right, List.of(o))));
    }
  }

  /**
   * Sums over {@code rows} rows from the first step on, into {@code gradients} by weight. All sums
   * of a block of rows are taken while these are in the cache; the bits do not depend on that.
   */
  void run(int rows, Map<String, double[]> gradients) {
    terms.forEach(Term::clear);
    for (int first = 0; first < rows; first += Products.BLOCK) {
      int count = Math.min(Products.BLOCK, rows - first);
      for (int i = 0; i < terms.size(); i++) {
        terms.get(i).accumulate(first, count);
      }
    }
    terms.forEach(term -> term.addTo(gradients));
  }

  private int padded(Var variable) {
    return PackedMatrix.padded(program.length(variable));
  }

  /** d[w] = Σ d. */
  private final class RowSum implements Term {
    private final Var weight;
    private final View rowsView;
    private final int length;
    private final float[] sum;

    RowSum(Var weight, Var rows) {
      this.weight = weight;
      rowsView = binder.view(rows);
      length = program.length(rows);
      sum = new float[PackedMatrix.padded(length)];
    }

    @Override
    public void clear() {
      Arrays.fill(sum, 0f);
    }

    @Override
    public void accumulate(int first, int count) {
      int stride = rowsView.stride();
      int offset = rowsView.offset(0) + first * stride;
      PRODUCTS.accumulateRows(rowsView.data(), offset, stride, length, count, sum, 0);
    }

    @Override
    public void addTo(Map<String, double[]> gradients) {
      double[] gradient = gradients.get(weight.name());
      for (int i = 0; i < length; i++) {
        gradient[i] += sum[i];
      }
    }
  }

  /** d[W] = Σ d v^T, for several W at once. */
  private final class OuterSum implements Term {
    private final View right;
    private final int columns;
    private final int stride;
    private final List<Outer> group;
    private final View left;
    private final int height;
    private final float[] sum;

    OuterSum(Var right, List<Outer> group) {
      this.right = binder.view(right);
      this.group = group;
      columns = program.length(right);
      stride = padded(right);
      left = binder.view(group.getFirst().left());
      height = group.stream().mapToInt(o -> padded(o.left())).sum();
      sum = new float[Math.multiplyExact(height, stride)];
    }

    @Override
    public void clear() {
      Arrays.fill(sum, 0f);
    }

    @Override
    public void accumulate(int first, int count) {
      PRODUCTS.accumulateOuter(
          left.data(),
          left.offset(0) + first * left.stride(),
          left.stride(),
          height,
          right.data(),
          right.offset(0) + first * right.stride(),
          right.stride(),
          columns,
          count,
          sum,
          0,
          stride);
    }

    @Override
    public void addTo(Map<String, double[]> gradients) {
      int top = 0;
      for (Outer outer : group) {
        double[] gradient = gradients.get(outer.weight().name());
        for (int row = 0; row < program.length(outer.left()); row++) {
          for (int column = 0; column < columns; column++) {
            gradient[row * columns + column] += sum[(top + row) * stride + column];
          }
        }
        top += padded(outer.left());
      }
    }
  }

  /** d[W] = Σ d e^T with e one-hot: each d is added to one column, the rows in order. */
  private final class TokenSum implements Term {
    private final List<Outer> group;
    private final View left;
    private final int width;
    private final int tokenCount;
    private final float[] sum;

    TokenSum(Var input, List<Outer> group) {
      this.group = group;
      tokenCount = program.length(input);
      left = binder.view(group.getFirst().left());
      width = group.stream().mapToInt(o -> padded(o.left())).sum();
      sum = new float[Math.multiplyExact(tokenCount, width)];
    }

    @Override
    public void clear() {
      Arrays.fill(sum, 0f);
    }

    @Override
    public void accumulate(int first, int count) {
      int from = left.offset(0) + first * left.stride();
      for (int row = first; row < first + count; row++) {
        int to = tokens.values()[row] * width;
        for (int i = 0; i < width; i++) {
          sum[to + i] += left.data()[from + i];
        }
        from += left.stride();
      }
    }

    @Override
    public void addTo(Map<String, double[]> gradients) {
      int leftmost = 0;
      for (Outer outer : group) {
        double[] gradient = gradients.get(outer.weight().name());
        for (int row = 0; row < program.length(outer.left()); row++) {
          for (int token = 0; token < tokenCount; token++) {
            gradient[row * tokenCount + token] += sum[token * width + leftmost + row];
          }
        }
        leftmost += padded(outer.left());
      }
    }
  }
}
