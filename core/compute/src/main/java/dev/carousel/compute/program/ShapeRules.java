package dev.carousel.compute.program;

import dev.carousel.api.equation.Size;
import java.util.List;
import java.util.Map;

/** The shape of each op's result, and what its arguments must be. */
public final class ShapeRules {
  private ShapeRules() {}

  /**
   * The shape of {@code op} of arguments with the given shapes.
   *
   * @throws ShapeException if they do not fit
   */
  public static Shape of(Op op, List<Shape> arguments, Map<String, Integer> sizes) {
    return switch (op) {
      case Op.Fill fill -> none(arguments, fill.shape());
      case Op.Fixed fixed -> none(arguments, fixed.shape());
      case Op.Count _, Op.StepIndex _ -> none(arguments, Shape.SCALAR);
      case Op.Identity identity -> none(arguments, Shape.matrix(identity.size(), identity.size()));
      case Op.Chance chance -> none(arguments, chance.shape());
      case Op.Stop _, Op.Map1 _ -> one(arguments);
      case Op.Map2 map ->
          joined(map.function().symbol(), arguments.getFirst(), arguments.getLast(), sizes);
      case Op.Select _ ->
          joined(
              "where",
              arguments.getFirst(),
              joined("where", arguments.get(1), arguments.get(2), sizes),
              sizes);
      case Op.Product product -> product(product, arguments.getFirst(), arguments.getLast(), sizes);
      case Op.Outer _ ->
          Shape.matrix(vector("outer", arguments.getFirst()), vector("outer", arguments.getLast()));
      case Op.Transpose _ -> {
        Shape matrix = matrix("^T", one(arguments));
        yield Shape.matrix(matrix.columns(), matrix.rows());
      }
      case Op.Sum _ -> {
        one(arguments);
        yield Shape.SCALAR;
      }
      case Op.Stretch stretch -> {
        require(one(arguments).isScalar(), "stretch takes a scalar");
        yield stretch.shape();
      }
      case Op.Slice slice -> slice(slice, vector("a slice", one(arguments)), sizes);
      case Op.Pad pad -> {
        vector("pad", one(arguments));
        yield Shape.vector(pad.size());
      }
      case Op.Concat _ ->
          Shape.vector(
              arguments.stream().map(a -> vector("concat", a)).reduce(Size.of(0), Size::plus));
      case Op.MatrixProduct _ -> product(arguments.getFirst(), arguments.getLast(), sizes);
      case Op.Inverse _ -> square("inverse", one(arguments), sizes);
      case Op.Exponential _ -> square("expm", one(arguments), sizes);
      case Op.ExponentialSlope _ ->
          joined(
              "expm_slope",
              square("expm_slope", arguments.getFirst(), sizes),
              square("expm_slope", arguments.getLast(), sizes),
              sizes);
    };
  }

  private static Shape none(List<Shape> arguments, Shape result) {
    require(arguments.isEmpty(), "takes no arguments");
    return result;
  }

  private static Shape one(List<Shape> arguments) {
    require(arguments.size() == 1, "takes one argument");
    return arguments.getFirst();
  }

  private static Shape joined(String symbol, Shape a, Shape b, Map<String, Integer> sizes) {
    if (a.isScalar()) {
      return b;
    }
    require(
        b.isScalar() || a.sameAs(b, sizes),
        "\"" + symbol + "\" joins " + words(a, sizes) + " and " + words(b, sizes));
    return a;
  }

  private static Shape product(
      Op.Product op, Shape matrix, Shape vector, Map<String, Integer> sizes) {
    matrix("a product", matrix);
    vector("a product", vector);
    Size inner = op.transposed() ? matrix.rows() : matrix.columns();
    require(
        inner.value(sizes) == vector.rows().value(sizes),
        "a matrix " + words(matrix, sizes) + " cannot multiply a vector " + words(vector, sizes));
    return Shape.vector(op.transposed() ? matrix.columns() : matrix.rows());
  }

  private static Shape product(Shape left, Shape right, Map<String, Integer> sizes) {
    matrix("a product of matrices", left);
    matrix("a product of matrices", right);
    require(
        left.columns().value(sizes) == right.rows().value(sizes),
        "a matrix " + words(left, sizes) + " cannot multiply a matrix " + words(right, sizes));
    return Shape.matrix(left.rows(), right.columns());
  }

  private static Shape square(String what, Shape shape, Map<String, Integer> sizes) {
    require(
        matrix(what, shape).rows().value(sizes) == shape.columns().value(sizes),
        what + " needs a square matrix, not " + words(shape, sizes));
    return shape;
  }

  private static Shape slice(Op.Slice slice, Size whole, Map<String, Integer> sizes) {
    int from = slice.from().value(sizes);
    int to = slice.to().value(sizes);
    require(
        from >= 0 && from < to && to <= whole.value(sizes),
        "the slice ["
            + slice.from()
            + ":"
            + slice.to()
            + "] does not lie within a vector "
            + words(Shape.vector(whole), sizes));
    return Shape.vector(slice.to().minus(slice.from()));
  }

  private static Shape matrix(String what, Shape shape) {
    require(shape.isMatrix(), what + " needs a matrix, not a vector " + shape);
    return shape;
  }

  private static Size vector(String what, Shape shape) {
    require(!shape.isMatrix(), what + " needs a vector, not a matrix " + shape);
    return shape.rows();
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new ShapeException(message);
    }
  }

  /** As messages say it: {@code [units] (4)}. */
  private static String words(Shape shape, Map<String, Integer> sizes) {
    String numbers =
        shape.isMatrix()
            ? "[" + shape.rows().value(sizes) + ", " + shape.columns().value(sizes) + "]"
            : "[" + shape.rows().value(sizes) + "]";
    return numbers.equals(shape.toString()) ? numbers : shape + " = " + numbers;
  }
}
