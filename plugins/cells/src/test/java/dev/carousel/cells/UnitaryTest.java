package dev.carousel.cells;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.api.Cell;
import dev.carousel.api.CellEquations;
import dev.carousel.api.Initializer.Role;
import dev.carousel.api.Initializer.Weight;
import dev.carousel.compute.cell.CellCompiler;
import dev.carousel.compute.cell.CellPrograms;
import dev.carousel.compute.program.Var;
import dev.carousel.compute.random.Streams;
import dev.carousel.compute.sequence.CompiledLayer;
import dev.carousel.compute.sequence.CompiledLayer.Derivatives;
import dev.carousel.compute.sequence.CompiledLayer.Rows;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Unitary and orthogonal cells, compiled, in single precision, without input: what their equations
 * do to a state before it is squashed keeps its length. modReLU squashes nothing where its bias is
 * 0. Weights are random and follow from their names. A product of rotations rounds the sine and the
 * cosine of each angle to single precision, and the same way at every step.
 */
final class UnitaryTest {
  private static final int UNITS = 32;
  private static final int STEPS = 100;
  private static final double SINGLE = 1e-6;

  /** Half a unit in the last place at each step. */
  private static final double SINGLE_OF_LAYERS = STEPS * 0x1p-24;

  /**
   * A cell without what squashes.
   *
   * @param fixed whether its matrix is the same at every step
   */
  record Turning(String name, CellEquations equations, boolean fixed) {
    private double tolerance() {
      return Stream.of("eurnn", "goru").anyMatch(name::equals) ? SINGLE_OF_LAYERS : SINGLE;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Turning> cells() {
    return Stream.concat(
        fixed(), Stream.of(new Turning("rum", cut(new Rum(UNITS), "h'  =", "r"), false)));
  }

  static Stream<Turning> fixed() {
    return Stream.of(
        fixed("urnn", new Urnn(UNITS).equations()),
        fixed("urnn-full", new UrnnFull(UNITS).equations()),
        fixed("eurnn", new Eurnn(UNITS, 4).equations()),
        fixed("scornn", new Scornn(UNITS, 0.5).equations()),
        fixed("exprnn", new ExpRnn(UNITS).equations()),
        fixed("nnrnn", new NnRnn(UNITS, 0).equations()),
        fixed("nnrnn of odd units", new NnRnn(UNITS + 1, 0).equations()),
        fixed("rnn-orth", new OrthogonalRnn(UNITS, OrthogonalRnn.Activation.LINEAR).equations()),
        fixed("ornn-householder", cut(new Ornn(UNITS, 8), "h' =", "h_v8")),
        fixed("svd-rnn", cut(new SvdRnn(UNITS, 4, 0), "h' =", "m_p4")),
        fixed("goru", cut(new Goru(UNITS, 4), "z  =", "h_4")));
  }

  private static Turning fixed(String name, CellEquations equations) {
    return new Turning(name, equations, true);
  }

  /** The equations above the one that begins so, and then {@code h' = value}. */
  private static CellEquations cut(Cell cell, String from, String value) {
    CellEquations e = cell.equations();
    String text = e.text().substring(0, e.text().indexOf(from)) + "h' = " + value + "\n";
    var page = CellEquations.of(List.of("h"), "h", text);
    for (var weight : e.weights().entrySet()) {
      page = page.withWeight(weight.getKey(), weight.getValue().toArray(String[]::new));
    }
    for (var constant : e.constants().entrySet()) {
      page = page.withConstant(constant.getKey(), constant.getValue());
    }
    return page;
  }

  @ParameterizedTest
  @MethodSource("cells")
  void unitary_cells_keep_norms_in_float(Turning cell) {
    CellPrograms programs = programs(cell);
    int width = width(programs);
    double[] state = Unrolled.random("state", width);
    double expected = length(state);
    List<double[]> outputs = outputs(programs, cell, List.of(state), STEPS);
    assertEquals(STEPS, outputs.size());
    for (double[] output : outputs) {
      assertEquals(expected, length(output), cell.tolerance() * expected);
    }
  }

  @ParameterizedTest
  @MethodSource("fixed")
  void their_matrices_are_orthogonal_to_a_millionth_in_float(Turning cell) {
    CellPrograms programs = programs(cell);
    int width = width(programs);
    List<double[]> axes = IntStream.range(0, width).mapToObj(i -> axis(i, width)).toList();
    List<double[]> turned = outputs(programs, cell, axes, 1);
    for (int i = 0; i < width; i++) {
      for (int j = 0; j < width; j++) {
        assertEquals(i == j ? 1 : 0, dot(turned.get(i), turned.get(j)), SINGLE);
      }
    }
    assertTrue(
        IntStream.range(0, width).anyMatch(i -> Math.abs(dot(axes.get(i), turned.get(i))) < 0.9),
        "it turns something");
  }

  private static CellPrograms programs(Turning cell) {
    int units = cell.name().contains("odd") ? UNITS + 1 : UNITS;
    return CellCompiler.programs(cell.equations(), units, 1);
  }

  /** Entries of all states together, which is what the cell puts out. */
  private static int width(CellPrograms cell) {
    return cell.states().stream().mapToInt(cell.whole()::length).sum();
  }

  /** The outputs of a batch that begins in the given states, by steps, then by examples. */
  private static List<double[]> outputs(
      CellPrograms programs, Turning cell, List<double[]> states, int steps) {
    int batch = states.size();
    var layer = new CompiledLayer(programs, steps, batch, false, Derivatives.NONE);
    layer.load(weights(programs, cell.equations()));
    layer.setInputs(new float[steps * batch], 0, steps);
    int from = 0;
    for (Var state : programs.states()) {
      int begin = from;
      int end = from + programs.whole().length(state);
      layer
          .states()
          .set(
              state.name(),
              states.stream().flatMapToDouble(row -> Arrays.stream(row, begin, end)).toArray());
      from = end;
    }
    layer.forward(steps);
    Rows rows = layer.outputRows();
    int width = from;
    return IntStream.range(0, steps * batch).mapToObj(row -> row(rows, row, width)).toList();
  }

  private static double[] row(Rows rows, int row, int width) {
    return IntStream.range(0, width).mapToDouble(i -> rows.data()[rows.at(row) + i]).toArray();
  }

  /**
   * Random, but for the bias of modReLU, what is not normal, and a matrix that begins orthogonal.
   */
  private static Map<String, double[]> weights(CellPrograms cell, CellEquations equations) {
    var weights = new HashMap<String, double[]>();
    for (Var weight : cell.weights()) {
      double[] values = Unrolled.random(weight.name(), cell.whole().length(weight));
      switch (weight.name()) {
        case "b", "T" -> Arrays.fill(values, 0);
        case "U" ->
            equations
                .initial()
                .get("U")
                .fill(
                    new Weight("U", UNITS, UNITS, Role.RECURRENT, 0),
                    UNITS,
                    values,
                    Streams.named(1, "U"));
        default -> {}
      }
      weights.put(weight.name(), values);
    }
    return weights;
  }

  private static double[] axis(int index, int width) {
    var axis = new double[width];
    axis[index] = 1;
    return axis;
  }

  private static double length(double[] vector) {
    return Math.sqrt(dot(vector, vector));
  }

  private static double dot(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
  }
}
