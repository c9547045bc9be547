package dev.carousel.cells;

import dev.carousel.api.CellEquations;
import dev.carousel.api.CellEquations.Constant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The clock of a clockwork cell: units in groups, fast first, each with the number of steps between
 * its updates.
 *
 * @param periods of the groups, ascending
 * @param sizes units of each group; empty for equal shares, what is left over in the first groups
 */
record Clock(int units, List<Integer> periods, List<Integer> sizes) {
  Clock {
    sizes = sizes.isEmpty() ? shares(units, periods.size()) : sizes;
    if (sizes.size() != periods.size()) {
      throw new IllegalArgumentException(
          sizes.size() + " group sizes for " + periods.size() + " periods");
    }
    if (sizes.stream().mapToInt(size -> size).sum() != units) {
      throw new IllegalArgumentException("the group sizes do not add to units, " + units);
    }
    if (!periods.stream().sorted().toList().equals(periods)) {
      throw new IllegalArgumentException("the periods must ascend");
    }
  }

  private static List<Integer> shares(int units, int groups) {
    if (groups == 0 || groups > units) {
      throw new IllegalArgumentException(groups + " groups of " + units + " units");
    }
    return IntStream.range(0, groups)
        .mapToObj(group -> units / groups + (group < units % groups ? 1 : 0))
        .toList();
  }

  /** The period of each unit. */
  List<Integer> period() {
    return IntStream.range(0, periods.size())
        .boxed()
        .flatMap(group -> Stream.generate(() -> periods.get(group)).limit(sizes.get(group)))
        .toList();
  }

  /** Declares {@code period} and {@code mask}, 1 where a unit may read one as slow or slower. */
  CellEquations in(CellEquations cell) {
    List<Integer> period = period();
    return cell.withConstant(
            "period", Constant.vector(period.stream().map(Integer::doubleValue).toList()))
        .withConstant(
            "mask",
            Fixed.matrix(units, units, (row, column) -> period.get(column) >= period.get(row)));
  }
}
