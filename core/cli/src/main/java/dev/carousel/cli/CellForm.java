package dev.carousel.cli;

import dev.carousel.api.Cell;
import dev.carousel.api.CellEquations;
import dev.carousel.api.describe.ArgumentException;
import dev.carousel.api.equation.EquationException;
import dev.carousel.compute.cell.CellCompiler;
import dev.carousel.compute.cell.CellPrograms;
import dev.carousel.compute.program.Op;
import dev.carousel.compute.program.Program;
import dev.carousel.compute.program.Var;
import dev.carousel.lab.plugin.Offer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A cell at one size, for showing.
 *
 * @param weights trained, in the order of their first use
 * @param frozen weights that stay as they begin
 * @param states with their sizes
 * @param weightCount how many numbers are trained
 * @param frozenCount how many numbers of weights are not
 * @param stateSize how many numbers are carried from step to step
 * @param multiplyAdds of the matrix products of one step forward
 */
record CellForm(
    CellEquations equations,
    int units,
    int inputs,
    List<Tensor> weights,
    List<Tensor> frozen,
    List<Tensor> states,
    Counted weightCount,
    Counted frozenCount,
    Counted stateSize,
    Counted multiplyAdds) {
  private static final int OTHER_INPUTS = 3;

  /**
   * A weight or state.
   *
   * @param shape in named sizes, such as {@code [units, inputs]}
   * @param length how many numbers
   */
  record Tensor(String name, String shape, int length) {}

  /**
   * The form of a cell, or empty if the cell has parameters without defaults.
   *
   * @param units null for the cell's default
   * @throws UsageException if the cell does not accept that number of units
   */
  static Optional<CellForm> of(Offer offer, @Nullable Integer units, int inputs) {
    return cell(offer, units).map(cell -> of(offer, cell, inputs));
  }

  private static Optional<Cell> cell(Offer offer, @Nullable Integer units) {
    if (units != null && offer.type().parameter("units").isEmpty()) {
      throw new UsageException("--units: " + offer.name() + " has no parameter units", "");
    }
    Map<String, Long> arguments = units == null ? Map.of() : Map.of("units", units.longValue());
    try {
      return Optional.of((Cell) offer.type().create(arguments));
    } catch (ArgumentException e) {
      if (e.reason() == ArgumentException.Reason.MISSING) {
        return Optional.empty();
      }
      throw new UsageException(String.valueOf(e.getMessage()), "");
    }
  }

  private static CellForm of(Offer offer, Cell cell, int inputs) {
    CellEquations equations = Contract.kept(offer, cell::equations);
    int units = Contract.kept(offer, cell::units);
    try {
      CellPrograms programs = CellCompiler.programs(equations, units, inputs);
      return of(equations, units, inputs, programs, atOtherSizes(offer, cell, inputs));
    } catch (EquationException e) {
      throw Contract.broken(offer, "has equations that cannot be used: " + e.getMessage());
    }
  }

  /** The cell with twice the units, where it takes them, and more inputs. */
  private static CellPrograms atOtherSizes(Offer offer, Cell cell, int inputs) {
    Cell other = cell;
    if (offer.type().parameter("units").isPresent()) {
      try {
        other = (Cell) offer.type().create(Map.of("units", 2L * cell.units()));
      } catch (ArgumentException e) {
        other = cell;
      }
    }
    return CellCompiler.programs(other.equations(), other.units(), inputs + OTHER_INPUTS);
  }

  private static CellForm of(
      CellEquations equations, int units, int inputs, CellPrograms programs, CellPrograms other) {
    return new CellForm(
        equations,
        units,
        inputs,
        tensors(programs.whole(), weights(programs, equations, false)),
        tensors(programs.whole(), weights(programs, equations, true)),
        tensors(programs.whole(), programs.states().stream()),
        counted(programs, other, form -> weights(form, equations, false)),
        counted(programs, other, form -> weights(form, equations, true)),
        counted(programs, other, form -> form.states().stream()),
        counted(programs, other, CellForm::matrices));
  }

  private static Stream<Var> weights(
      CellPrograms programs, CellEquations equations, boolean frozen) {
    return programs.weights().stream()
        .filter(weight -> equations.frozen().contains(weight.name()) == frozen);
  }

  private static List<Tensor> tensors(Program program, Stream<Var> variables) {
    return variables
        .map(v -> new Tensor(v.name(), v.shape().toString(), program.length(v)))
        .toList();
  }

  /** The matrix of each product of a step. */
  private static Stream<Var> matrices(CellPrograms programs) {
    return programs.step().equations().stream()
        .filter(equation -> equation.op() instanceof Op.Product)
        .map(equation -> equation.arguments().getFirst());
  }

  private static Counted counted(
      CellPrograms programs, CellPrograms other, Function<CellPrograms, Stream<Var>> variables) {
    SizeFormula formula = SizeFormula.of(variables.apply(programs).map(Var::shape));
    SizeFormula again = SizeFormula.of(variables.apply(other).map(Var::shape));
    return new Counted(
        formula.value(programs.whole().sizes()),
        formula.equals(again) ? Optional.of(formula) : Optional.empty());
  }
}
