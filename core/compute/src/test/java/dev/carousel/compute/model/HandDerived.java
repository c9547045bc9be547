package dev.carousel.compute.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Backpropagation through time for two cells as one would derive it on paper, gate by gate, with no
 * help from the compiler: the sum over steps of d[output] · output is differentiated.
 */
final class HandDerived {
  private final Map<String, double[]> weights;
  private final int units;
  private final Map<String, double[]> gradients = new HashMap<>();

  private HandDerived(Map<String, double[]> weights, int units) {
    this.weights = weights;
    this.units = units;
    weights.forEach((name, w) -> gradients.put(name, new double[w.length]));
  }

  /** Values of one step of an LSTM. */
  private record LstmStep(
      double[] x,
      double[] h0,
      double[] c0,
      double[] i,
      double[] f,
      double[] g,
      double[] o,
      double[] c) {}

  /** Gradients of {@link SampleCells#lstm} by weight name, from zero states. */
  static Map<String, double[]> lstm(
      Map<String, double[]> weights, int units, List<double[]> inputs, List<double[]> outputs) {
    var cell = new HandDerived(weights, units);
    cell.lstmBackward(cell.lstmForward(inputs), outputs);
    return cell.gradients;
  }

  private List<LstmStep> lstmForward(List<double[]> inputs) {
    var steps = new ArrayList<LstmStep>();
    var h = new double[units];
    var c = new double[units];
    for (double[] x : inputs) {
      double[] i = sigmoid(gate("i", x, h));
      double[] f = sigmoid(gate("f", x, h));
      double[] g = tanh(gate("g", x, h));
      double[] o = sigmoid(gate("o", x, h));
      var next = new double[units];
      var output = new double[units];
      for (int k = 0; k < units; k++) {
        next[k] = f[k] * c[k] + i[k] * g[k];
        output[k] = o[k] * Math.tanh(next[k]);
      }
      steps.add(new LstmStep(x, h, c, i, f, g, o, next));
      h = output;
      c = next;
    }
    return steps;
  }

  private void lstmBackward(List<LstmStep> steps, List<double[]> outputs) {
    var dh = new double[units];
    var dc = new double[units];
    for (int t = steps.size() - 1; t >= 0; t--) {
      LstmStep s = steps.get(t);
      var di = new double[units];
      var df = new double[units];
      var dg = new double[units];
      var dO = new double[units];
      for (int k = 0; k < units; k++) {
        double d = dh[k] + outputs.get(t)[k];
        double squashed = Math.tanh(s.c[k]);
        double cell = dc[k] + d * s.o[k] * (1 - squashed * squashed);
        dO[k] = d * squashed * s.o[k] * (1 - s.o[k]);
        di[k] = cell * s.g[k] * s.i[k] * (1 - s.i[k]);
        df[k] = cell * s.c0[k] * s.f[k] * (1 - s.f[k]);
        dg[k] = cell * s.i[k] * (1 - s.g[k] * s.g[k]);
        dc[k] = cell * s.f[k];
      }
      dh = new double[units];
      gateBackward("i", s.x, s.h0, di, dh);
      gateBackward("f", s.x, s.h0, df, dh);
      gateBackward("g", s.x, s.h0, dg, dh);
      gateBackward("o", s.x, s.h0, dO, dh);
    }
  }

  /** Values of one step of a GRU. */
  private record GruStep(double[] x, double[] h0, double[] z, double[] r, double[] n) {}

  /** Gradients of {@link SampleCells#gruResetBefore} by weight name, from a zero state. */
  static Map<String, double[]> gru(
      Map<String, double[]> weights, int units, List<double[]> inputs, List<double[]> outputs) {
    var cell = new HandDerived(weights, units);
    cell.gruBackward(cell.gruForward(inputs), outputs);
    return cell.gradients;
  }

  private List<GruStep> gruForward(List<double[]> inputs) {
    var steps = new ArrayList<GruStep>();
    var h = new double[units];
    for (double[] x : inputs) {
      double[] z = sigmoid(gate("z", x, h));
      double[] r = sigmoid(gate("r", x, h));
      double[] n = tanh(gate("n", x, times(r, h)));
      var next = new double[units];
      for (int k = 0; k < units; k++) {
        next[k] = (1 - z[k]) * n[k] + z[k] * h[k];
      }
      steps.add(new GruStep(x, h, z, r, n));
      h = next;
    }
    return steps;
  }

  private void gruBackward(List<GruStep> steps, List<double[]> outputs) {
    var dh = new double[units];
    for (int t = steps.size() - 1; t >= 0; t--) {
      GruStep s = steps.get(t);
      var previous = new double[units];
      var dz = new double[units];
      var dn = new double[units];
      for (int k = 0; k < units; k++) {
        double d = dh[k] + outputs.get(t)[k];
        previous[k] = d * s.z[k];
        dz[k] = d * (s.h0[k] - s.n[k]) * s.z[k] * (1 - s.z[k]);
        dn[k] = d * (1 - s.z[k]) * (1 - s.n[k] * s.n[k]);
      }
      var dReset = new double[units];
      gateBackward("n", s.x, times(s.r, s.h0), dn, dReset);
      var dr = new double[units];
      for (int k = 0; k < units; k++) {
        previous[k] += dReset[k] * s.r[k];
        dr[k] = dReset[k] * s.h0[k] * s.r[k] * (1 - s.r[k]);
      }
      gateBackward("z", s.x, s.h0, dz, previous);
      gateBackward("r", s.x, s.h0, dr, previous);
      dh = previous;
    }
  }

  /** W x + U h + b of a gate. */
  private double[] gate(String gate, double[] x, double[] h) {
    double[] sum = weights.get("b_" + gate).clone();
    addProduct(weights.get("W_" + gate), x, sum);
    addProduct(weights.get("U_" + gate), h, sum);
    return sum;
  }

  private static void addProduct(double[] matrix, double[] vector, double[] sum) {
    for (int row = 0; row < sum.length; row++) {
      for (int k = 0; k < vector.length; k++) {
        sum[row] += matrix[row * vector.length + k] * vector[k];
      }
    }
  }

  /** Adds to the gate's gradients, and U^T d to {@code dh}. */
  private void gateBackward(String gate, double[] x, double[] h, double[] d, double[] dh) {
    double[] recurrent = weights.get("U_" + gate);
    for (int row = 0; row < units; row++) {
      gradients.get("b_" + gate)[row] += d[row];
      for (int k = 0; k < x.length; k++) {
        gradients.get("W_" + gate)[row * x.length + k] += d[row] * x[k];
      }
      for (int k = 0; k < units; k++) {
        gradients.get("U_" + gate)[row * units + k] += d[row] * h[k];
        dh[k] += recurrent[row * units + k] * d[row];
      }
    }
  }

  private static double[] times(double[] a, double[] b) {
    var result = new double[a.length];
    Arrays.setAll(result, k -> a[k] * b[k]);
    return result;
  }

  private static double[] sigmoid(double[] v) {
    return Arrays.stream(v).map(a -> 1 / (1 + Math.exp(-a))).toArray();
  }

  private static double[] tanh(double[] v) {
    return Arrays.stream(v).map(Math::tanh).toArray();
  }
}
