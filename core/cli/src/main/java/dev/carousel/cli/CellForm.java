package dev.carousel.cli;

import dev.carousel.api.Cell;
import dev.carousel.api.CellEquations;
import dev.carousel.api.describe.ArgumentException;
import dev.carousel.api.equation.EquationException;
import dev.carousel.compute.cell.CellCompiler;
import dev.carousel.compute.cell.CellPrograms;
import dev.carousel.compute.program.Program;
import dev.carousel.compute.program.Var;
import dev.carousel.lab.plugin.Offer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A cell at one size, for showing.
 *
 * @param weights trained, in the order of their first use
 * @param frozen weights that stay as they begin
 * @param states with their sizes
 */
record CellForm(
    CellEquations equations,
    int units,
    int inputs,
    List<Tensor> weights,
    List<Tensor> frozen,
    List<Tensor> states) {

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
      return of(equations, units, inputs);
    } catch (EquationException e) {
      throw Contract.broken(offer, "has equations that cannot be used: " + e.getMessage());
    }
  }

  private static CellForm of(CellEquations equations, int units, int inputs) {
    CellPrograms programs = CellCompiler.programs(equations, units, inputs);
    return new CellForm(
        equations,
        units,
        inputs,
        tensors(
            programs.whole(),
            programs.weights().stream()
                .filter(v -> !equations.frozen().contains(v.name()))
                .toList()),
        tensors(
            programs.whole(),
            programs.weights().stream()
                .filter(v -> equations.frozen().contains(v.name()))
                .toList()),
        tensors(programs.whole(), programs.states()));
  }

  private static List<Tensor> tensors(Program program, List<Var> variables) {
    return variables.stream()
        .map(v -> new Tensor(v.name(), v.shape().toString(), program.length(v)))
        .toList();
  }

  /** How many numbers are trained. */
  int weightCount() {
    return weights.stream().mapToInt(Tensor::length).sum();
  }

  /** How many numbers of weights are not. */
  int frozenCount() {
    return frozen.stream().mapToInt(Tensor::length).sum();
  }

  /** How many numbers are carried from step to step. */
  int stateSize() {
    return states.stream().mapToInt(Tensor::length).sum();
  }
}
