package dev.carousel.cells;

import dev.carousel.api.Cell;
import dev.carousel.testkit.CellContract;
import dev.carousel.testkit.Offered;
import java.util.stream.Stream;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("cells")
final class EveryCellTest extends CellContract {
  @Parameter Cell cell;

  static Stream<Cell> cells() {
    return Offered.components(Cell.class);
  }

  @Override
  protected Cell cell() {
    return cell;
  }

  @Override
  protected int inputs(int units, int usual) {
    if (cell instanceof GruD gruD) {
      return Math.max(usual, 3 * gruD.features());
    }
    boolean any =
        switch (cell) {
          case Mut.One mut -> mut.projected();
          case Mut.Two mut -> mut.projected();
          case Sru sru -> sru.projected();
          case IntersectionRnn rnn -> rnn.projected();
          default -> true;
        };
    return any ? usual : units;
  }
}
