package dev.carousel.tasks.files;

import dev.carousel.api.describe.DataFile;
import dev.carousel.api.describe.DataFileException;
import dev.carousel.api.text.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Columns of numbers of a table with a header, each less its mean and divided by its standard
 * deviation in the training part, which the table begins with.
 *
 * @param values NaN where missing, {@code [columns][rows]}
 * @param trained rows of the training part
 */
record Columns(List<String> names, double[][] values, int trained) {

  /**
   * What is read.
   *
   * @param columns their names; empty for all that begin with a number
   */
  record Choice(DataFile file, List<String> columns, double heldOut) {}

  private static final Set<String> MISSING = Set.of("", "na", "nan", "null", "?", ".");

  private static final Readings<Choice, Columns> READINGS = new Readings<>(Columns::read);

  static Columns of(Choice choice) {
    return READINGS.of(choice);
  }

  int rows() {
    return values[0].length;
  }

  /** Whether a column has a missing value anywhere. */
  boolean hasMissing(int column) {
    return IntStream.range(0, rows()).anyMatch(row -> Double.isNaN(values[column][row]));
  }

  private static Columns read(Choice choice) {
    Table table = Table.of(choice.file(), true);
    var numeric = new ArrayList<Integer>();
    for (int column = 0; column < table.width(); column++) {
      boolean wanted =
          choice.columns().isEmpty()
              ? beginsWithNumber(table, column)
              : choice.columns().contains(table.names().get(column));
      if (wanted) {
        numeric.add(column);
      }
    }
    checkNames(choice, table.names());
    if (numeric.isEmpty()) {
      throw DataFileException.of(choice.file(), "no column begins with a number", "");
    }
    int trained = (int) Math.round(table.rows() * (1 - choice.heldOut()));
    var values = new double[numeric.size()][table.rows()];
    for (int i = 0; i < values.length; i++) {
      for (int row = 0; row < table.rows(); row++) {
        values[i][row] = number(table, row, numeric.get(i));
      }
      standardise(values[i], trained);
    }
    return new Columns(
        numeric.stream().map(column -> table.names().get(column)).toList(), values, trained);
  }

  private static void checkNames(Choice choice, List<String> names) {
    for (String name : choice.columns()) {
      if (!names.contains(name)) {
        throw new IllegalArgumentException(
            "of the columns, \"%s\" is not in %s%s"
                .formatted(
                    name,
                    choice.file(),
                    Nearest.likely(name, names)
                        .map(near -> "; did you mean \"" + near + "\"?")
                        .orElse(", which has " + String.join(", ", names))));
      }
    }
  }

  private static boolean isMissing(String cell) {
    return MISSING.contains(cell.toLowerCase(Locale.ROOT));
  }

  private static boolean beginsWithNumber(Table table, int column) {
    for (int row = 0; row < table.rows(); row++) {
      String cell = table.cell(row, column);
      if (!isMissing(cell)) {
        return !Double.isNaN(parsed(cell));
      }
    }
    return false;
  }

  private static double number(Table table, int row, int column) {
    String cell = table.cell(row, column);
    if (isMissing(cell)) {
      return Double.NaN;
    }
    double value = parsed(cell);
    if (!Double.isFinite(value)) {
      throw table.problem(row, column, "\"" + cell + "\" is not a number");
    }
    return value;
  }

  private static double parsed(String cell) {
    try {
      return Double.parseDouble(cell);
    } catch (NumberFormatException _) {
      return Double.NaN;
    }
  }

  private static void standardise(double[] column, int trained) {
    double sum = 0;
    double squares = 0;
    int count = 0;
    for (int row = 0; row < trained; row++) {
      sum += Double.isNaN(column[row]) ? 0 : column[row];
      count += Double.isNaN(column[row]) ? 0 : 1;
    }
    double mean = sum / Math.max(1, count);
    for (int row = 0; row < trained; row++) {
      double distance = Double.isNaN(column[row]) ? 0 : column[row] - mean;
      squares += distance * distance;
    }
    double deviation = Math.sqrt(squares / Math.max(1, count));
    for (int row = 0; row < column.length; row++) {
      column[row] = (column[row] - mean) / (deviation == 0 ? 1 : deviation);
    }
  }
}
