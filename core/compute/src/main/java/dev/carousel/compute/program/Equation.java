package dev.carousel.compute.program;

import java.util.List;
import java.util.stream.Collectors;

/** One assignment of a program. */
public record Equation(Var target, Op op, List<Var> arguments) {
  public Equation {
    arguments = List.copyOf(arguments);
  }

  public Equation(Var target, Op op, Var... arguments) {
    this(target, op, List.of(arguments));
  }

  @Override
  public String toString() {
    return target + " " + target.shape() + " = " + right();
  }

  private String right() {
    return switch (op) {
      case Op.Fill fill -> number(fill.value());
      case Op.Fixed fixed -> "constant " + fixed.name();
      case Op.Count count -> "count(" + count.size() + ")";
      case Op.StepIndex _ -> "t";
      case Op.Identity identity -> "I(" + identity.size() + ")";
      case Op.Chance chance when chance.held() ->
          "held(chance(" + number(chance.probability()) + "))";
      case Op.Chance chance -> "chance(" + number(chance.probability()) + ")";
      case Op.Stop _ -> call("stop");
      case Op.Map1 map when map.function() == Unary.NEGATE -> "-" + arguments.getFirst();
      case Op.Map1 map -> call(map.function().label());
      case Op.Map2 map when map.function() == Binary.MAXIMUM || map.function() == Binary.MINIMUM ->
          call(map.function().symbol());
      case Op.Map2 map ->
          arguments.getFirst() + " " + map.function().symbol() + " " + arguments.getLast();
      case Op.Select _ -> call("where");
      case Op.Product product ->
          arguments.getFirst() + (product.transposed() ? "^T" : "") + " @ " + arguments.getLast();
      case Op.Outer _ -> call("outer");
      case Op.Transpose _ -> arguments.getFirst() + "^T";
      case Op.Sum _ -> call("sum");
      case Op.Stretch _ -> call("stretch");
      case Op.Slice slice -> arguments.getFirst() + "[" + slice.from() + ":" + slice.to() + "]";
      case Op.Pad pad -> call("pad") + " from " + pad.from();
      case Op.Concat _ -> call("concat");
      case Op.MatrixProduct _ -> arguments.getFirst() + " @ " + arguments.getLast();
      case Op.Inverse _ -> call("inverse");
      case Op.Exponential _ -> call("expm");
      case Op.ExponentialSlope _ -> call("expm_slope");
    };
  }

  private String call(String name) {
    return arguments.stream().map(Var::name).collect(Collectors.joining(", ", name + "(", ")"));
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
