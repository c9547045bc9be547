package dev.carousel.lab.draw;

import dev.carousel.api.equation.Size;
import dev.carousel.compute.program.Binary;
import dev.carousel.compute.program.Equation;
import dev.carousel.compute.program.Op;
import dev.carousel.compute.program.Unary;
import dev.carousel.compute.program.Var;
import java.util.List;

/**
 * What stands in a pointwise operation. An operand that is the same at every step is written beside
 * the sign, as in {@code 1−} or {@code ×p_f}.
 */
final class Symbols {
  /** For weights and constants whose expression is too long to write. */
  static final String PARAMETERS = "θ";

  private static final int LONGEST = 7;

  private final Usage usage;

  Symbols(Usage usage) {
    this.usage = usage;
  }

  /** The sign of an operation. */
  String of(Equation equation) {
    List<Var> arguments = equation.arguments();
    return switch (equation.op()) {
      case Op.StepIndex _ -> "t";
      case Op.Chance chance -> "B(" + number(chance.probability()) + ")";
      case Op.Stop _ -> "stop";
      case Op.Map1 map -> of(map.function());
      case Op.Map2 map -> binary(map.function(), arguments.getFirst(), arguments.getLast());
      case Op.Select _ -> "where" + onceIn(arguments);
      case Op.Sum _ -> "Σ";
      case Op.Stretch _ -> "copies";
      case Op.Slice slice -> "[" + shown(slice.from()) + ":" + shown(slice.to()) + "]";
      case Op.Pad pad -> "pad " + shown(pad.from());
      case Op.Concat _ -> "concat" + onceIn(arguments);
      case Op.Product _ -> fixed(arguments.getFirst());
      case Op.Outer _ -> "⊗" + onceIn(arguments);
      case Op.Transpose _ -> "ᵀ";
      case Op.Fill _, Op.Fixed _, Op.Count _, Op.Identity _, Op.OfMatrices _ ->
          once(equation.target());
    };
  }

  /** A matrix as the sign of the map that it is. */
  String fixed(Var matrix) {
    return "·" + once(matrix);
  }

  static String of(Unary function) {
    return switch (function) {
      case NEGATE -> "−";
      case SIGMOID -> "σ";
      case TANH -> "tanh";
      case RELU -> "relu";
      case EXP -> "exp";
      case LOG -> "log";
      case SIN -> "sin";
      case COS -> "cos";
      case SQRT -> "√";
      case ABS -> "|·|";
    };
  }

  static String of(Binary function) {
    return switch (function) {
      case ADD -> "+";
      case SUBTRACT -> "−";
      case MULTIPLY -> "×";
      case DIVIDE -> "÷";
      case REMAINDER -> "mod";
      case MAXIMUM -> "max";
      case MINIMUM -> "min";
      case LESS -> "<";
      case AT_MOST -> "≤";
      case EQUAL -> "=";
    };
  }

  private static boolean isSymmetric(Binary function) {
    return switch (function) {
      case ADD, MULTIPLY, MAXIMUM, MINIMUM, EQUAL -> true;
      case SUBTRACT, DIVIDE, REMAINDER, LESS, AT_MOST -> false;
    };
  }

  private String binary(Binary function, Var left, Var right) {
    String sign = of(function);
    if (left.equals(right)) {
      return function == Binary.MULTIPLY ? "( )²" : sign + " itself";
    }
    if (usage.isOnce(right)) {
      return joined(sign, once(right));
    }
    if (!usage.isOnce(left)) {
      return sign;
    }
    return isSymmetric(function) ? joined(sign, once(left)) : joined(once(left), sign);
  }

  private static String joined(String left, String right) {
    boolean words =
        Character.isLetter(left.codePointBefore(left.length()))
            && Character.isLetter(right.codePointAt(0));
    return left + (words ? " " : "") + right;
  }

  private String onceIn(List<Var> arguments) {
    List<String> fixed = arguments.stream().filter(usage::isOnce).map(this::once).toList();
    String text = String.join(",", fixed);
    return fixed.isEmpty() ? "" : " " + (text.length() > LONGEST ? PARAMETERS : text);
  }

  /** Which operand of an operation an argument is, where that matters. */
  String mark(Equation equation, int argument) {
    if (equation.arguments().stream().filter(v -> !usage.isOnce(v)).distinct().count() < 2) {
      return "";
    }
    return switch (equation.op()) {
      case Op.Map2 map when !isSymmetric(map.function()) -> argument == 0 ? "" : of(map.function());
      case Op.Select _ -> List.of("if", "then", "else").get(argument);
      case Op.Concat _, Op.Outer _ -> Integer.toString(argument + 1);
      case Op.Fill _,
          Op.Fixed _,
          Op.Count _,
          Op.StepIndex _,
          Op.Identity _,
          Op.Chance _,
          Op.Stop _,
          Op.Map1 _,
          Op.Map2 _,
          Op.Product _,
          Op.Transpose _,
          Op.Sum _,
          Op.Stretch _,
          Op.Slice _,
          Op.Pad _,
          Op.OfMatrices _ ->
          "";
    };
  }

  /** What is the same at every step, as briefly as it can be written. */
  String once(Var variable) {
    String text = expression(variable);
    return text.length() > LONGEST ? PARAMETERS : text;
  }

  private String expression(Var variable) {
    if (!usage.isAssigned(variable) || !variable.name().contains(".")) {
      return usage.isAssigned(variable)
              && usage.definition(variable).op() instanceof Op.Fill fill
              && !Character.isLetter(variable.name().charAt(0))
          ? number(fill.value())
          : variable.name();
    }
    Equation equation = usage.definition(variable);
    return switch (equation.op()) {
      case Op.Fill fill -> number(fill.value());
      case Op.Fixed fixed -> fixed.name();
      case Op.Count count -> shown(count.size());
      case Op.Identity _ -> "I";
      case Op.Transpose _ -> expression(equation.arguments().getFirst()) + "ᵀ";
      case Op.Map1 map -> of(map.function()) + expression(equation.arguments().getFirst());
      case Op.Map2 map ->
          "("
              + expression(equation.arguments().getFirst())
              + of(map.function())
              + expression(equation.arguments().getLast())
              + ")";
      case Op.Stop _ -> expression(equation.arguments().getFirst());
      case Op.StepIndex _,
          Op.Chance _,
          Op.Select _,
          Op.Product _,
          Op.Outer _,
          Op.Sum _,
          Op.Stretch _,
          Op.Slice _,
          Op.Pad _,
          Op.Concat _,
          Op.OfMatrices _ ->
          PARAMETERS + PARAMETERS.repeat(LONGEST);
    };
  }

  private static String shown(Size size) {
    return size.toString().replace("units", "n").replace("inputs", "m").replaceAll("[* ]", "");
  }

  private static String number(double value) {
    String text =
        value == Math.rint(value) && Math.abs(value) < 1e6
            ? Long.toString((long) value)
            : Double.toString(value).replaceFirst("(\\.0)?E", "e");
    return text.replace('-', '−');
  }
}
