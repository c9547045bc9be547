package dev.carousel.lab.draw;

import dev.carousel.compute.program.Binary;
import dev.carousel.compute.program.Equation;
import dev.carousel.compute.program.Op;
import dev.carousel.compute.program.Unary;
import dev.carousel.compute.program.Var;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * A sum of products of matrices with vectors, of biases and of elementwise weights times vectors.
 *
 * @param whole whose products reach the sum through matrices
 * @param entries whose entries each meet their own weight, as peepholes do
 * @param learned whether any part of it is trained
 */
record Affine(
    List<Equation> equations, SequencedSet<Var> whole, SequencedSet<Var> entries, boolean learned) {

  /** Finds affine maps in a program. */
  static final class Finder {
    private final Usage usage;
    private final boolean withEntries;

    /**
     * @param withEntries whether a bare elementwise weight times a vector counts as a part
     */
    Finder(Usage usage, boolean withEntries) {
      this.usage = usage;
      this.withEntries = withEntries;
    }

    /** The map that computes a variable, if there is a matrix in it. */
    Optional<Affine> of(Var variable) {
      return part(variable).filter(affine -> !affine.whole().isEmpty());
    }

    private Optional<Affine> part(Var variable) {
      Equation equation = usage.definition(variable);
      return switch (equation.op()) {
        case Op.Product _ -> Optional.of(product(equation));
        case Op.Map1 map when map.function() == Unary.NEGATE -> sum(equation);
        case Op.Map2 map -> binary(equation, map.function());
        case Op.Fill _,
            Op.Fixed _,
            Op.Count _,
            Op.StepIndex _,
            Op.Chance _,
            Op.Stop _,
            Op.Identity _,
            Op.Map1 _,
            Op.Select _,
            Op.Outer _,
            Op.Transpose _,
            Op.Sum _,
            Op.Stretch _,
            Op.Slice _,
            Op.Pad _,
            Op.Concat _,
            Op.OfMatrices _ ->
            Optional.empty();
      };
    }

    private Affine product(Equation equation) {
      var whole = new LinkedHashSet<>(List.of(equation.arguments().getLast()));
      boolean learned = usage.isLearned(equation.arguments().getFirst());
      return new Affine(List.of(equation), whole, new LinkedHashSet<>(), learned);
    }

    private Optional<Affine> binary(Equation equation, Binary function) {
      return switch (function) {
        case ADD, SUBTRACT -> sum(equation);
        case MULTIPLY -> scaled(equation);
        case DIVIDE ->
            usage.isOnce(equation.arguments().getLast()) ? scaled(equation) : Optional.empty();
        case REMAINDER, MAXIMUM, MINIMUM, LESS, AT_MOST, EQUAL -> Optional.empty();
      };
    }

    private Optional<Affine> sum(Equation equation) {
      var sum = new Affine(new ArrayList<>(), new LinkedHashSet<>(), new LinkedHashSet<>(), false);
      for (Var argument : equation.arguments()) {
        if (usage.isOnce(argument)) {
          sum = sum.and(usage.isLearned(argument));
          continue;
        }
        Optional<Affine> inner = inlined(argument);
        if (inner.isEmpty()) {
          return inner;
        }
        sum = sum.and(inner.get());
      }
      return Optional.of(sum.and(equation));
    }

    private Optional<Affine> inlined(Var argument) {
      return usage.isInlined(argument) ? part(argument) : Optional.empty();
    }

    private Optional<Affine> scaled(Equation equation) {
      List<Var> moving = equation.arguments().stream().filter(v -> !usage.isOnce(v)).toList();
      if (moving.size() != 1) {
        return Optional.empty();
      }
      Var vector = moving.getFirst();
      boolean learned = equation.arguments().stream().anyMatch(usage::isLearned);
      Optional<Affine> inner = inlined(vector);
      if (inner.isPresent()) {
        return Optional.of(inner.get().and(learned).and(equation));
      }
      var entries = new LinkedHashSet<>(List.of(vector));
      return withEntries
          ? Optional.of(new Affine(List.of(equation), new LinkedHashSet<>(), entries, learned))
          : Optional.empty();
    }
  }

  private Affine and(boolean alsoLearned) {
    return new Affine(equations, whole, entries, learned || alsoLearned);
  }

  Affine and(Equation equation) {
    return and(new Affine(List.of(equation), new LinkedHashSet<>(), new LinkedHashSet<>(), false));
  }

  private Affine and(Affine other) {
    var all = new ArrayList<>(equations);
    all.addAll(other.equations);
    var bothWhole = new LinkedHashSet<>(whole);
    bothWhole.addAll(other.whole);
    var bothEntries = new LinkedHashSet<>(entries);
    bothEntries.addAll(other.entries);
    return new Affine(all, bothWhole, bothEntries, learned || other.learned);
  }
}
