package dev.carousel.lab.draw;

import dev.carousel.api.Cell;
import dev.carousel.api.CellEquations;
import dev.carousel.api.describe.Kind;
import dev.carousel.compute.cell.CellCompiler;
import dev.carousel.compute.program.Program;
import dev.carousel.lab.plugin.Catalogue;
import dev.carousel.lab.wiring.Laboratory;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The built-in cells and their programs. */
final class Cells {
  private static final int INPUTS = 8;
  private static final Catalogue CATALOGUE = Laboratory.of(List.of(), 1).catalogue();

  private Cells() {}

  static Stream<String> names() {
    return CATALOGUE.offers(Kind.CELL).stream()
        .filter(offer -> offer.type().type().getName().startsWith("dev.carousel.cells."))
        .map(offer -> offer.name());
  }

  private static Cell cell(String name) {
    return (Cell) CATALOGUE.find(Kind.CELL, name).type().create(Map.of());
  }

  static Program program(String name) {
    Cell cell = cell(name);
    return CellCompiler.programs(cell.equations(), cell.units(), INPUTS).whole();
  }

  static Diagram diagram(String name) {
    return Diagram.of(name, program(name), cell(name).equations());
  }

  /** The diagram of equations over states of {@code units} entries. */
  static Diagram diagram(List<String> states, String output, String text) {
    CellEquations equations = CellEquations.of(states, output, text);
    return Diagram.of("own", CellCompiler.programs(equations, 4, 3).whole(), equations);
  }
}
