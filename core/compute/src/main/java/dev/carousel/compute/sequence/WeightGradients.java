package dev.carousel.compute.sequence;

import dev.carousel.compute.product.PackedMatrix;
import dev.carousel.compute.product.Products;
import dev.carousel.compute.program.Equation;
import dev.carousel.compute.program.Op;
import dev.carousel.compute.program.Program;
import dev.carousel.compute.program.Var;
import dev.carousel.compute.sequence.Binder.Extent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The gradients of a cell's weights: sums over all steps and examples of outer products, for
 * matrices, and of rows, for vectors. They grow block by block, while what is summed lies in the
 * cache. Outer products whose left and right operands lie side by side are one product.
 */
final class WeightGradients {
  private static final Products PRODUCTS = Products.best();

  private final Program program;
  private final Binder binder;
  private final Extent extent;
  private final List<Term> terms = new ArrayList<>();

  /** A sum that is computed at once, for one or more weights. */
  private interface Term {
    void clear();

    /**
     * Adds the rows of some steps.
     *
     * @param share which of the {@code shares} of the result is wanted; each is summed alike
     */
    void accumulate(int step, int steps, int share, int shares);

    void addTo(Map<String, double[]> gradients);
  }

  /**
   * @param trained weights that a gradient is wanted for
   */
  WeightGradients(Program program, Binder binder, List<Var> trained, Extent extent) {
    this.program = program;
    this.binder = binder;
    this.extent = extent;
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
            if (extent.tokenInputs() && right.kind() == Var.Kind.INPUT) {
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

  void clear() {
    for (int i = 0; i < terms.size(); i++) {
      terms.get(i).clear();
    }
  }

  /** Adds the steps of a block; a share of the results, so that several threads can take part. */
  void accumulate(int step, int steps, int share, int shares) {
    for (int i = 0; i < terms.size(); i++) {
      terms.get(i).accumulate(step, steps, share, shares);
    }
  }

  /** Adds the sums to {@code gradients}, by weight. */
  void addTo(Map<String, double[]> gradients) {
    for (int i = 0; i < terms.size(); i++) {
      terms.get(i).addTo(gradients);
    }
  }

  /** Where a share of a number of columns begins; the last ends where one more would begin. */
  private static int begin(int columns, int share, int shares) {
    int panels = columns / PackedMatrix.PANEL;
    return share == shares ? columns : panels * share / shares * PackedMatrix.PANEL;
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
    public void accumulate(int step, int steps, int share, int shares) {
      int from = begin(sum.length, share, shares);
      int columns = Math.min(length, begin(sum.length, share + 1, shares)) - from;
      PRODUCTS.accumulateRows(
          rowsView.data(),
          rowsView.offset(step) + from,
          rowsView.stride(),
          columns,
          steps * extent.batch(),
          sum,
          from);
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
    public void accumulate(int step, int steps, int share, int shares) {
      int from = begin(height, share, shares);
      PRODUCTS.accumulateOuter(
          left.data(),
          left.offset(step) + from,
          left.stride(),
          begin(height, share + 1, shares) - from,
          right.data(),
          right.offset(step),
          right.stride(),
          stride,
          steps * extent.batch(),
          sum,
          from * stride,
          stride);
    }

    @Override
    public void addTo(Map<String, double[]> gradients) {
      int leftmost = 0;
      for (int i = 0; i < groups.size(); i++) {
        Group group = groups.get(i);
        int top = 0;
        for (int k = 0; k < group.outers().size(); k++) {
          Outer outer = group.outers().get(k);
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
    public void accumulate(int step, int steps, int share, int shares) {
      int begin = begin(width, share, shares);
      int end = begin(width, share + 1, shares);
      int[] tokens = extent.segment().tokens();
      int first = extent.segment().time(step) * extent.batch();
      int from = left.offset(step);
      for (int position = first; position < first + steps * extent.batch(); position++) {
        int to = tokens[position] * width;
        for (int i = begin; i < end; i++) {
          sum[to + i] += left.data()[from + i];
        }
        from += left.stride();
      }
    }

    @Override
    public void addTo(Map<String, double[]> gradients) {
      int leftmost = 0;
      for (int i = 0; i < group.size(); i++) {
        Outer outer = group.get(i);
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
