package dev.carousel.cells;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.compute.cell.CellCompiler;
import dev.carousel.compute.cell.CellPrograms;
import dev.carousel.compute.interpret.InterpretedLayer;
import dev.carousel.compute.interpret.InterpretedLayer.Cotangents;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The truncated gradient of the first LSTM against the recursion of the paper's appendix A.1,
 * written out: only the cell states carry an error to the step before.
 */
final class TruncatedLstm1997Test {
  private static final int CELLS = 4;
  private static final int SIZE = 2;
  private static final int BLOCKS = CELLS / SIZE;
  private static final int INPUTS = 3;
  private static final int STEPS = 9;

  private static CellPrograms programs(boolean truncated) {
    var cell = new Lstm1997(CELLS, SIZE, Lstm1997.Biases.ALL, truncated);
    return CellCompiler.programs(cell.equations(), CELLS, INPUTS);
  }

  private static Map<String, double[]> weights(CellPrograms cell) {
    var weights = new HashMap<String, double[]>();
    cell.weights()
        .forEach(w -> weights.put(w.name(), Unrolled.random(w.name(), cell.whole().length(w))));
    return weights;
  }

  private static List<double[]> rows(String name, int width) {
    return IntStream.range(0, STEPS).mapToObj(t -> Unrolled.random(name + t, width)).toList();
  }

  private static Map<String, double[]> states(CellPrograms cell, boolean zero) {
    var states = new HashMap<String, double[]>();
    cell.states()
        .forEach(
            s -> {
              int length = cell.whole().length(s);
              states.put(s.name(), zero ? new double[length] : Unrolled.random(s.name(), length));
            });
    return states;
  }

  /** Derivatives by weights, inputs under {@code x}, and first states under {@code first.NAME}. */
  private static Map<String, double[]> compiled(boolean truncated) {
    CellPrograms cell = programs(truncated);
    var layer = new InterpretedLayer(cell, weights(cell));
    var run = layer.forward(rows("x", INPUTS), states(cell, false));
    Cotangents found = layer.backward(run, rows("d", CELLS), states(cell, true));
    var all = new TreeMap<>(layer.gradients());
    all.put("x", found.inputs().stream().flatMapToDouble(Arrays::stream).toArray());
    found.initialStates().forEach((name, d) -> all.put("first." + name, d));
    return all;
  }

  @Test
  void its_gradient_is_that_of_the_recursion_written_out() {
    Map<String, double[]> expected = new Recursion(weights(programs(true))).gradients();
    Map<String, double[]> found = compiled(true);
    assertTrue(found.keySet().equals(expected.keySet()), () -> found.keySet() + "");
    expected.forEach((name, values) -> assertArrayEquals(values, found.get(name), 1e-12, name));
  }

  @Test
  void the_whole_gradient_is_another() {
    double[] whole = compiled(false).get("U_i");
    double[] truncated = compiled(true).get("U_i");
    double most =
        IntStream.range(0, whole.length)
            .mapToDouble(k -> Math.abs(whole[k] - truncated[k]))
            .max()
            .orElseThrow();
    assertTrue(most > 1e-3, "they differ by " + most);
  }

  /** Forward and back by hand. */
  private static final class Recursion {
    private final Map<String, double[]> weights;
    private final Map<String, double[]> gradients = new TreeMap<>();
    private final double[] dx = new double[STEPS * INPUTS];
    private final double[][] read = new double[STEPS][];
    private final double[][] in = new double[STEPS][];
    private final double[][] out = new double[STEPS][];
    private final double[][] squashed = new double[STEPS][];
    private final double[][] memory = new double[STEPS][];

    Recursion(Map<String, double[]> weights) {
      this.weights = weights;
      weights.forEach((name, values) -> gradients.put(name, new double[values.length]));
    }

    Map<String, double[]> gradients() {
      forward();
      var error = new double[CELLS];
      for (int t = STEPS - 1; t >= 0; t--) {
        back(t, Unrolled.random("d" + t, CELLS), error);
      }
      gradients.put("x", dx);
      gradients.put("first.c", error);
      gradients.put("first.h", new double[CELLS]);
      gradients.put("first.i", new double[BLOCKS]);
      gradients.put("first.o", new double[BLOCKS]);
      return gradients;
    }

    private void forward() {
      double[] h = Unrolled.random("h", CELLS);
      double[] c = Unrolled.random("c", CELLS);
      double[] i = Unrolled.random("i", BLOCKS);
      double[] o = Unrolled.random("o", BLOCKS);
      for (int t = 0; t < STEPS; t++) {
        read[t] =
            IntStream.range(0, CELLS + 2 * BLOCKS).mapToDouble(k -> all(h, i, o, k)).toArray();
        in[t] = logistic(net("i", t));
        out[t] = logistic(net("o", t));
        squashed[t] = logistic(net("c", t));
        for (int k = 0; k < CELLS; k++) {
          c[k] += in[t][k / SIZE] * (4 * squashed[t][k] - 2);
          h[k] = out[t][k / SIZE] * (2 * sigmoid(c[k]) - 1);
        }
        memory[t] = c.clone();
        System.arraycopy(in[t], 0, i, 0, BLOCKS);
        System.arraycopy(out[t], 0, o, 0, BLOCKS);
      }
    }

    private static double all(double[] h, double[] i, double[] o, int k) {
      return k < CELLS ? h[k] : k < CELLS + BLOCKS ? i[k - CELLS] : o[k - CELLS - BLOCKS];
    }

    private double[] net(String gate, int t) {
      double[] net = weights.get("b_" + gate).clone();
      double[] x = Unrolled.random("x" + t, INPUTS);
      for (int row = 0; row < net.length; row++) {
        for (int k = 0; k < INPUTS; k++) {
          net[row] += weights.get("W_" + gate)[row * INPUTS + k] * x[k];
        }
        for (int k = 0; k < read[t].length; k++) {
          net[row] += weights.get("U_" + gate)[row * read[t].length + k] * read[t][k];
        }
      }
      return net;
    }

    private static double sigmoid(double v) {
      return 1 / (1 + Math.exp(-v));
    }

    private static double[] logistic(double[] net) {
      return Arrays.stream(net).map(Recursion::sigmoid).toArray();
    }

    /** {@code error} is that of the cell states, after the step and then before it. */
    private void back(int t, double[] dh, double[] error) {
      var atIn = new double[BLOCKS];
      var atOut = new double[BLOCKS];
      var atCell = new double[CELLS];
      for (int k = 0; k < CELLS; k++) {
        int block = k / SIZE;
        double y = sigmoid(memory[t][k]);
        error[k] += dh[k] * out[t][block] * 2 * y * (1 - y);
        atOut[block] += dh[k] * (2 * y - 1) * out[t][block] * (1 - out[t][block]);
        atIn[block] += error[k] * (4 * squashed[t][k] - 2) * in[t][block] * (1 - in[t][block]);
        atCell[k] = error[k] * in[t][block] * 4 * squashed[t][k] * (1 - squashed[t][k]);
      }
      arrive("i", t, atIn);
      arrive("o", t, atOut);
      arrive("c", t, atCell);
    }

    /** An error changes the weights that it arrives at, and goes on to the input of the step. */
    private void arrive(String gate, int t, double[] error) {
      double[] x = Unrolled.random("x" + t, INPUTS);
      for (int row = 0; row < error.length; row++) {
        gradients.get("b_" + gate)[row] += error[row];
        for (int k = 0; k < INPUTS; k++) {
          gradients.get("W_" + gate)[row * INPUTS + k] += error[row] * x[k];
          dx[t * INPUTS + k] += error[row] * weights.get("W_" + gate)[row * INPUTS + k];
        }
        for (int k = 0; k < read[t].length; k++) {
          gradients.get("U_" + gate)[row * read[t].length + k] += error[row] * read[t][k];
        }
      }
    }
  }
}
