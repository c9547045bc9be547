package dev.carousel.compute.sequence;

import dev.carousel.compute.product.PackedMatrix;
import dev.carousel.compute.product.Products;
import dev.carousel.compute.program.Equation;
import dev.carousel.compute.program.Op;
import dev.carousel.compute.program.Program;
import dev.carousel.compute.program.Var;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The gradients of a cell's weights: sums over all steps and examples of outer products, for
 * matrices, and of rows, for vectors. Outer products whose left and right operands lie side by side
 * are one product.
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
    addOuters(groups);
  }

  private record Outer(Var weight, Var left) {}

  /**
   * What is known of one right operand.
   *
   * @param outers each a weight and its left operand
   */
  private record Group(Var right, List<Outer> outers) {
    List<Var> lefts() {
      return outers.stream().map(Outer::left).toList();
    }

    List<Group> apart() {
      return outers.stream().map(outer -> new Group(right, List.of(outer))).toList();
    }
  }

  private static boolean isZero(Equation definition) {
    return definition != null && definition.op() instanceof Op.Fill fill && fill.value() == 0;
  }

  /** Right operands that lie side by side and have the same left ones are summed together. */
  private void addOuters(Map<Var, List<Outer>> outersByRight) {
    Map<List<Var>, List<Group>> byLefts = new LinkedHashMap<>();
    outersByRight.forEach(
        (right, outers) -> {
          var group = new Group(right, outers);
          List<Group> parts = binder.areSideBySide(group.lefts()) ? List.of(group) : group.apart();
          for (Group part : parts) {
            if (tokens != null && right.kind() == Var.Kind.INPUT) {
              terms.add(new TokenSum(part));
            } else {
              byLefts.computeIfAbsent(part.lefts(), _ -> new ArrayList<>()).add(part);
            }
          }
        });
    byLefts.values().forEach(this::addOuterSums);
  }

  private void addOuterSums(List<Group> groups) {
    groups.sort(Comparator.comparingInt(group -> binder.view(group.right()).column()));
    if (binder.areSideBySide(groups.stream().map(Group::right).toList())) {
      terms.add(new OuterSum(groups));
    } else {
      groups.forEach(group -> terms.add(new OuterSum(List.of(group))));
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

  /** d[W] = Σ d v^T, for several W at once: those of each d, and those of each v. */
  private final class OuterSum implements Term {
    private final List<Group> groups;
    private final View right;
    private final int stride;
    private final View left;
    private final int height;
    private final float[] sum;

    /**
     * @param groups with the same left operands, and right ones that lie side by side
     */
    OuterSum(List<Group> groups) {
      this.groups = groups;
      right = binder.view(groups.getFirst().right());
      stride = groups.stream().mapToInt(group -> padded(group.right())).sum();
      List<Var> lefts = groups.getFirst().lefts();
      left = binder.view(lefts.getFirst());
      height = lefts.stream().mapToInt(WeightGradients.this::padded).sum();
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
          stride,
          count,
          sum,
          0,
          stride);
    }

    @Override
    public void addTo(Map<String, double[]> gradients) {
      int leftmost = 0;
      for (Group group : groups) {
        int top = 0;
        for (Outer outer : group.outers()) {
          add(gradients.get(outer.weight().name()), program.length(group.right()), top, leftmost);
          top += padded(outer.left());
        }
        leftmost += padded(group.right());
      }
    }

    private void add(double[] gradient, int columns, int top, int leftmost) {
      for (int row = 0; row < gradient.length / columns; row++) {
        int from = (top + row) * stride + leftmost;
        for (int column = 0; column < columns; column++) {
          gradient[row * columns + column] += sum[from + column];
        }
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

    TokenSum(Group ofInput) {
      group = ofInput.outers();
      tokenCount = program.length(ofInput.right());
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
