package dev.carousel.compute.model;

import dev.carousel.api.CellEquations;
import dev.carousel.api.CellEquations.Constant;
import dev.carousel.api.data.RandomStream;
import dev.carousel.compute.random.Streams;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/**
 * A well-typed cell made up at random: states and vectors of several sizes, matrices computed from
 * weights, every function of the language. Its numbers stay small and mostly far from kinks.
 *
 * @param weights shapes of everything that an equation may declare
 */
record RandomCell(
    SequencedMap<String, String> states,
    SequencedMap<String, List<String>> weights,
    List<String> lines,
    String output) {
  private static final List<String> SIZES = List.of("units", "inputs", "2*units", "1");

  static RandomCell of(long seed) {
    return new Maker(Streams.named(seed, "cell")).make();
  }

  /** The cell, without declarations that no line uses. */
  CellEquations equations(int units) {
    String text = String.join("\n", lines);
    List<Double> fixed = IntStream.range(0, units).mapToObj(i -> 0.5 * (i % 5 - 1.5)).toList();
    var cell =
        CellEquations.of(List.of(), output, text).withConstant("fixed", Constant.vector(fixed));
    for (Map.Entry<String, String> state : states.entrySet()) {
      cell = cell.withState(state.getKey(), state.getValue());
    }
    for (Map.Entry<String, List<String>> weight : weights.entrySet()) {
      if (text.matches("(?s).*\\b" + weight.getKey() + "\\b.*")) {
        cell = cell.withWeight(weight.getKey(), weight.getValue().toArray(String[]::new));
      }
    }
    return cell;
  }

  /** The same with one line less, for each line. */
  List<RandomCell> smaller() {
    return IntStream.range(0, lines.size())
        .mapToObj(
            left -> {
              var fewer = new ArrayList<>(lines);
              fewer.remove(left);
              return new RandomCell(states, weights, fewer, output);
            })
        .toList();
  }

  /** Draws lines, one after the other, from the names known so far. */
  private static final class Maker {
    private final RandomStream random;
    private final SequencedMap<String, String> states = new LinkedHashMap<>();
    private final SequencedMap<String, List<String>> weights = new LinkedHashMap<>();
    private final Map<String, List<String>> known = new LinkedHashMap<>();
    private final List<String> lines = new ArrayList<>();

    Maker(RandomStream random) {
      this.random = random;
      SIZES.forEach(size -> known.put(size, new ArrayList<>()));
      known.get("inputs").add("x");
      known.get("units").add("fixed");
    }

    RandomCell make() {
      int count = random.between(1, 3);
      for (int i = 0; i < count; i++) {
        states.put("s" + i, any(SIZES));
        known.get(states.get("s" + i)).add("s" + i);
      }
      var names = new ArrayList<String>();
      int locals = random.between(1, 4);
      for (int i = 0; i < locals + count; i++) {
        boolean local = i < locals;
        String size = local ? any(SIZES) : states.get("s" + (i - locals));
        String name = local ? "v" + i : "s" + (i - locals) + "'";
        lines.add(name + " = " + (local ? vector(size, 3) : next(size)));
        known.get(size).add(name);
        names.add(name.replace("'", ""));
      }
      return new RandomCell(states, weights, lines, any(names));
    }

    private String any(List<String> choices) {
      return choices.get(random.below(choices.size()));
    }

    /** A next state, now and then one that only moves another value. */
    private String next(String size) {
      return random.chance(0.2) && !known.get(size).isEmpty()
          ? any(known.get(size))
          : random.chance(0.05) ? "1" : "tanh(" + vector(size, 3) + ")";
    }

    private String vector(String size, int depth) {
      if (depth == 0) {
        return leaf(size);
      }
      String other = any(SIZES);
      return switch (random.below(14)) {
        case 0, 1 -> unary(vector(size, depth - 1));
        case 2, 3, 4 -> binary(vector(size, depth - 1), vector(size, depth - 1));
        case 5 -> binary(vector("1", depth - 1), vector(size, depth - 1));
        case 6 -> condition(depth) + vector(size, 1) + ", " + vector(size, depth - 1) + ")";
        case 7, 8, 9 -> matrix(size, other, depth - 1) + " @ (" + vector(other, depth - 1) + ")";
        case 10 -> matrix(other, size, 0) + "^T @ (" + vector(other, depth - 1) + ")";
        case 11, 12 -> ofSize(size, depth - 1);
        default -> leaf(size);
      };
    }

    private String leaf(String size) {
      if (size.equals("1") && random.chance(0.2)) {
        return any(List.of("0", "1", "0.5", "2"));
      }
      return known.get(size).isEmpty() || random.chance(0.3)
          ? weight(List.of(size))
          : any(known.get(size));
    }

    private static String unaryOf(String function, String v) {
      return switch (function) {
        case "log", "sqrt" -> function + "(1.5 + sin(" + v + "))";
        case "exp" -> "exp(tanh(" + v + "))";
        case "-" -> "(-(" + v + "))";
        default -> function + "(" + v + ")";
      };
    }

    private String unary(String v) {
      return unaryOf(
          any(List.of("tanh", "sigmoid", "relu", "exp", "log", "sin", "cos", "sqrt", "abs", "-")),
          v);
    }

    private String binary(String a, String b) {
      String left = "(" + a + ")";
      return switch (random.below(8)) {
        case 0, 1 -> left + " + " + b;
        case 2 -> left + " - (" + b + ")";
        case 3, 4 -> left + " * (" + b + ")";
        case 5 -> left + " / (1.5 + cos(" + b + "))";
        case 6 -> "max(" + a + ", " + b + ")";
        default -> "min(" + a + ", 0.5 * (" + b + ") + 0.1)";
      };
    }

    private String condition(int depth) {
      return switch (random.below(3)) {
        case 0 -> "where(t % 2 == 0, ";
        case 1 -> "where(" + vector("1", depth - 1) + " < 0.37, ";
        default -> "where(" + vector("1", depth - 1) + " >= sin(t), ";
      };
    }

    /** What only vectors of one size can be made of. */
    private String ofSize(String size, int depth) {
      return switch (size) {
        case "1" ->
            any(
                List.of(
                    "mean(" + vector(any(SIZES), depth) + ")",
                    "(" + vector("inputs", depth) + ")[1:2]",
                    "sin(0.7 * t)"));
        case "2*units" -> "concat(" + vector("units", depth) + ", " + vector("units", depth) + ")";
        case "units" ->
            "(" + vector("2*units", depth) + ")" + any(List.of("[0:units]", "[2:units + 2]"));
        default -> "norm(" + vector(size, depth) + ", " + weight(List.of(size)) + ", 0.5, 0.2)";
      };
    }

    private String weight(List<String> shape) {
      List<String> same =
          weights.keySet().stream().filter(w -> weights.get(w).equals(shape)).toList();
      if (!same.isEmpty() && random.chance(0.6)) {
        return any(same);
      }
      String name = (shape.size() == 2 ? "M" : "w") + weights.size();
      weights.put(name, shape);
      return name;
    }

    private String matrix(String rows, String columns, int depth) {
      String plain = weight(List.of(rows, columns));
      if (depth == 0) {
        return plain;
      }
      return switch (random.below(10)) {
        case 0 -> "(" + plain + " - " + matrix(rows, columns, 0) + ")";
        case 1 -> "(" + matrix(columns, rows, 0) + "^T)";
        case 2 -> "(" + weight(List.of("1")) + " * tanh(" + plain + "))";
        case 3 ->
            rows.equals("units") && columns.equals("units") ? "(" + plain + " - 0.3 I)" : plain;
        case 4 -> {
          String inner = any(SIZES);
          yield "(" + matrix(rows, inner, 0) + " @ " + matrix(inner, columns, 0) + ")";
        }
        case 5 -> rows.equals(columns) ? "expm(tanh(" + plain + "))" : plain;
        case 6 ->
            rows.equals("units") && columns.equals("units")
                ? "inverse(5 I + tanh(" + plain + "))"
                : plain;
        default -> plain;
      };
    }
  }
}
