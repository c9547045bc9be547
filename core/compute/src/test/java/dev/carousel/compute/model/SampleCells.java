package dev.carousel.compute.model;

import dev.carousel.api.CellEquations;
import dev.carousel.api.CellEquations.Constant;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Cells that differ in structure: published ones, then the odd shapes that a scheduler and a binder
 * have to get right.
 */
public final class SampleCells {
  private SampleCells() {}

  /** A cell whose constants may depend on its units. */
  public record Sample(String name, IntFunction<CellEquations> equations) {
    public CellEquations at(int units) {
      return equations.apply(units);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static Sample sample(String name, CellEquations equations) {
    return new Sample(name, _ -> equations);
  }

  /** The long short-term memory of Hochreiter and Schmidhuber with forget gates. */
  public static CellEquations lstm() {
    return CellEquations.of(
        List.of("h", "c"),
        "h",
        """
        i = sigmoid(W_i x + U_i h + b_i)
        f = sigmoid(W_f x + U_f h + b_f)
        g = tanh(W_g x + U_g h + b_g)
        o = sigmoid(W_o x + U_o h + b_o)
        c' = f * c + i * g
        h' = o * tanh(c')
        """);
  }

  /** The gated recurrent unit that applies its reset gate before the product. */
  public static CellEquations gruResetBefore() {
    return CellEquations.of(
        List.of("h"),
        "h",
        """
        z = sigmoid(W_z x + U_z h + b_z)
        r = sigmoid(W_r x + U_r h + b_r)
        n = tanh(W_n x + U_n (r * h) + b_n)
        h' = (1 - z) * n + z * h
        """);
  }

  /** The gated recurrent unit of cuDNN and PyTorch. */
  public static CellEquations gruResetAfter() {
    return CellEquations.of(
            List.of("h"),
            "h",
            """
            z = sigmoid(W_z x + U_z h + b_z)
            r = sigmoid(W_r x + U_r h + b_r)
            n = tanh(W_n x + b_n + r * (U_n h + bu_n))
            h' = (1 - z) * n + z * h
            """)
        .withWeight("bu_n", "units");
  }

  /** The antisymmetric RNN, whose recurrent matrix is computed from a weight. */
  public static CellEquations antisymmetric() {
    return CellEquations.of(
        List.of("h"),
        "h",
        """
        A = U - U^T - 0.01 I
        h' = h + 0.1 * tanh(A h + W x + b)
        """);
  }

  /** A cell whose recurrent matrix is a rotation times an inverse, both of weights. */
  public static CellEquations matricesOfWeights() {
    return CellEquations.of(
        List.of("h"),
        "h",
        """
        A = K - K^T
        U = expm(A) @ inverse(2 I + V)
        h' = tanh(U h + W x + b)
        """);
  }

  private static CellEquations layerNormLstm() {
    return CellEquations.of(
            List.of("h", "c"),
            "h",
            """
            a = norm(U h, g_h, s_h) + norm(W x, g_x, s_x, 0.001) + b
            f = sigmoid(a[0:units])
            i = sigmoid(a[units:2*units])
            o = sigmoid(a[2*units:3*units])
            g = tanh(a[3*units:4*units])
            c' = f * c + i * g
            h' = o * tanh(c')
            """)
        .withWeight("U", "4*units", "units")
        .withWeight("W", "4*units", "inputs")
        .withWeight("b", "4*units")
        .withWeight("g_h", "4*units")
        .withWeight("s_h", "4*units")
        .withWeight("g_x", "4*units")
        .withWeight("s_x", "4*units");
  }

  private static CellEquations highway() {
    return CellEquations.of(
        List.of("h"),
        "h",
        """
        h1 = tanh(W_h x + R_h1 h + b_h1)
        t1 = sigmoid(W_t x + R_t1 h + b_t1)
        s1 = h1 * t1 + h * (1 - t1)
        h2 = tanh(R_h2 s1 + b_h2)
        t2 = sigmoid(R_t2 s1 + b_t2)
        h' = h2 * t2 + s1 * (1 - t2)
        """);
  }

  private static CellEquations legendre() {
    List<List<Double>> rows =
        IntStream.range(0, 5)
            .mapToObj(
                i ->
                    IntStream.range(0, 5)
                        .mapToObj(j -> i == j ? 0.75 : (i < j ? -0.125 : 0.0625))
                        .toList())
            .toList();
    return CellEquations.of(
            List.of("h"),
            "h",
            """
            u = e_x x + e_h h + e_m m
            m' = A m + B u
            h' = tanh(W_x x + W_h h + W_m m')
            """)
        .withState("m", "5")
        .withWeight("e_x", "1", "inputs")
        .withWeight("e_h", "1", "units")
        .withWeight("e_m", "1", "5")
        .withConstant("A", Constant.matrix(rows))
        .withConstant(
            "B", Constant.matrix(IntStream.range(0, 5).mapToObj(i -> List.of(0.25 * i)).toList()));
  }

  private static CellEquations clockwork(int units) {
    List<Double> periods = IntStream.range(0, units).mapToObj(i -> (double) (1 << i % 4)).toList();
    List<List<Double>> mask =
        IntStream.range(0, units)
            .mapToObj(i -> IntStream.range(0, units).mapToObj(j -> i <= j ? 1.0 : 0.0).toList())
            .toList();
    return CellEquations.of(
            List.of("h"),
            "h",
            """
            active = t % period == 0
            a = tanh(W x + (U * mask) h + b)
            h' = where(active, a, h)
            """)
        .withConstant("period", Constant.vector(periods))
        .withConstant("mask", Constant.matrix(mask));
  }

  private static CellEquations linearRecurrentUnit() {
    return CellEquations.of(
            List.of("re", "im"),
            "y",
            """
            lam_re = exp(-exp(nu)) * cos(exp(theta))
            lam_im = exp(-exp(nu)) * sin(exp(theta))
            re' = lam_re * re - lam_im * im + B_re x
            im' = lam_re * im + lam_im * re + B_im x
            y = concat(re', im')
            """)
        .withWeight("nu", "units")
        .withWeight("theta", "units");
  }

  private static CellEquations exponentialGates() {
    return CellEquations.of(
        List.of("h", "c", "n", "m"),
        "h",
        """
        z = tanh(W_z x + U_z h + b_z)
        a = W_i x + U_i h + b_i
        l = -log(1 + exp(-(W_f x + U_f h + b_f)))
        m' = max(l + m, a)
        i = exp(a - m')
        f = exp(l + m - m')
        c' = f * c + i * z
        n' = f * n + i
        h' = sigmoid(W_o x + U_o h + b_o) * (c' / (abs(n') + 0.25))
        """);
  }

  private static CellEquations scalars() {
    return CellEquations.of(
            List.of("h"),
            "h",
            """
            k = sigmoid(gain * mean(h) + e_x x)
            s' = 0.5 * s + k
            h' = (sigmoid(zeta) * (1 - k) + s') * tanh(W x + U h) + k * h
            """)
        .withState("s", "1")
        .withWeight("gain")
        .withWeight("zeta", "1")
        .withWeight("e_x", "1", "inputs");
  }

  private static CellEquations windows() {
    return CellEquations.of(
            List.of("s"),
            "y",
            """
            a = V s
            s' = concat(tanh(W x + a[units:2*units]), s[0:units])
            y = s'[units:2*units] * a[0:units] + concat(s[0:1], a[1:units + 1])[1:units + 1]
            """)
        .withState("s", "2*units")
        .withWeight("V", "2*units", "2*units");
  }

  private static CellEquations tokensAsNumbers() {
    return CellEquations.of(
            List.of("h"),
            "y",
            """
            p' = 0.5 * p + x
            h' = tanh(W x + U h + V p')
            y = concat(h', x * p')
            """)
        .withState("p", "inputs");
  }

  private static CellEquations simple(List<String> states, String output, String text) {
    return CellEquations.of(states, output, text);
  }

  /** All of them. */
  public static List<Sample> all() {
    return List.of(
        sample("lstm", lstm()),
        sample("gru-reset-before", gruResetBefore()),
        sample("gru-reset-after", gruResetAfter()),
        sample("antisymmetric", antisymmetric()),
        sample("matrices-of-weights", matricesOfWeights()),
        sample("layer-norm-lstm", layerNormLstm()),
        sample("highway", highway()),
        sample("legendre", legendre()),
        new Sample("clockwork", SampleCells::clockwork),
        sample("linear-recurrent-unit", linearRecurrentUnit()),
        sample("exponential-gates", exponentialGates()),
        sample("scalars", scalars()),
        sample("windows", windows()),
        sample("tokens-as-numbers", tokensAsNumbers()),
        sample(
            "shift-register",
            simple(
                List.of("s1", "s2", "s3"),
                "y",
                """
                s1' = tanh(W x + U s3)
                s2' = s1
                s3' = s2
                y = s3' + s1
                """)),
        sample(
            "delayed-input",
            simple(List.of(), "y", "s' = x\ny = tanh(W x + V s)").withState("s", "inputs")),
        sample("linear", simple(List.of("h"), "h", "h' = U h + W x")),
        sample("forgetful", simple(List.of("s"), "y", "s' = tanh(W x + b)\ny = V s' + tanh(U s)")),
        sample(
            "output-of-the-input-alone",
            simple(List.of("h"), "y", "h' = tanh(U h + V x)\ny = tanh(W x + b)")),
        sample(
            "states-of-one-value",
            simple(List.of("h", "s"), "h", "n = tanh(U h + V s + W x)\nh' = n\ns' = n")),
        sample("deaf", simple(List.of("h"), "h", "h' = tanh(U h + b)")),
        sample("one-step-memory", simple(List.of("s"), "y", "y = V s\ns' = W x")),
        sample("swapped", simple(List.of("a", "b"), "a", "a' = b\nb' = tanh(U a + W x) + 0.5 * a")),
        sample(
            "number-added-to-a-product",
            simple(List.of("h"), "h", "h' = 0.5 * tanh(e_h h + U h) + tanh(e_x x + W x)")
                .withWeight("e_h", "1", "units")
                .withWeight("e_x", "1", "inputs")),
        sample(
            "state-of-a-number",
            simple(List.of("h"), "y", "k' = 2\ns' = 0\nh' = tanh(U h + 2 * W x) + k\ny = relu(h')")
                .withState("k", "1")
                .withState("s", "1")),
        sample(
            "input-through-transposed-weights",
            simple(List.of("h"), "h", "h' = tanh(W^T x + V^T (W^T x) + U h)")
                .withWeight("W", "inputs", "units")),
        sample(
            "sums-of-input-products",
            simple(List.of("h"), "h", "p = sin(t * b)\nh' = tanh(M (W x + V x + P p) + U h)")),
        sample("held", simple(List.of("h", "k"), "h", "k' = k\nh' = tanh(U h + W x + k)")),
        sample(
            "chained-states",
            simple(List.of("h", "c"), "h", "c' = tanh(U h + W x + 0.5 * c)\nh' = c'")),
        sample("previous-state", simple(List.of("h"), "y", "h' = tanh(U h + W x)\ny = h")),
        sample("input-itself", simple(List.of("h"), "y", "h' = tanh(U h + W x)\ny = x")),
        sample("weight-itself", simple(List.of("h"), "y", "h' = tanh(U h + W x)\ny = b")),
        sample("constant-output", simple(List.of("h"), "y", "h' = tanh(U h + W x)\ny = 0 * h + 2")),
        sample("reset-state", simple(List.of("h"), "y", "h' = 1\ny = tanh(U h + W x) * h")),
        sample("timer", simple(List.of("h"), "h", "p = sin(b_p * t)\nh' = tanh(U h + p + W p)")),
        sample("time-itself", simple(List.of("h"), "h", "h' = cos(t) * b")),
        sample(
            "shared-weights",
            simple(
                List.of("h", "c"),
                "h",
                """
                a = 0.5 * tanh(U h + U c + W x)
                c' = a + U^T h
                h' = tanh(U c' + U^T a + W x) * (W x)
                """)),
        sample(
            "products-of-one-sum",
            simple(
                List.of("h"),
                "h",
                "v = h * h\nh' = 0.5 * tanh(U h + V v + R (h + v) + W x + b + V v)")),
        sample(
            "remainders",
            simple(
                List.of("h"),
                "h",
                "a = tanh(U h + W x)\n"
                    + "h' = 0.5 * (a % 1.5) + min(a, h) * abs(a - 0.3) / sqrt(1 + h * h)")));
  }
}
