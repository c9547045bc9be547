package dev.carousel.compute.kernel;

import dev.carousel.compute.program.Binary;
import dev.carousel.compute.program.Unary;

/**
 * What each function computes, as exactly rounded operations. The transcendental ones are
 * polynomials and rational functions in single precision; where a number has no other source, it
 * follows from the function.
 */
final class EmitRules {
  /** Adding and subtracting it rounds a number below 2^22 to the nearest whole one. */
  private static final float ROUNDER = 12582912f;

  /** The smallest magnitude beside 0 that a flushing kernel writes. */
  static final float FAINT = 0x1p-100f;

  private final Assembler code;

  EmitRules(Assembler code) {
    this.code = code;
  }

  /** The number, or 0 in the place of one that is faint; NaN stays. */
  int flushed(int v) {
    return code.select(code.less(code.absolute(v), number(FAINT)), number(0), v);
  }

  int unary(Unary function, int v) {
    return switch (function) {
      case NEGATE -> code.negate(v);
      case SIGMOID -> sigmoid(v);
      case TANH -> tanh(v);
      case RELU -> code.maximum(v, number(0));
      case EXP -> exp(v);
      case LOG -> log(v);
      case SIN -> wave(v, 0);
      case COS -> wave(v, 1);
      case SQRT -> code.squareRoot(v);
      case ABS -> code.absolute(v);
    };
  }

  int binary(Binary function, int a, int b) {
    return switch (function) {
      case ADD -> code.add(a, b);
      case SUBTRACT -> code.subtract(a, b);
      case MULTIPLY -> code.multiply(a, b);
      case DIVIDE -> code.divide(a, b);
      case REMAINDER -> remainder(a, b);
      case MAXIMUM -> code.maximum(a, b);
      case MINIMUM -> code.minimum(a, b);
      case LESS -> code.select(code.less(a, b), number(1), number(0));
      case AT_MOST -> code.select(code.atMost(a, b), number(1), number(0));
      case EQUAL -> code.select(code.equal(a, b), number(1), number(0));
    };
  }

  /** b where the condition, a number, is 0; else a. */
  int select(int condition, int a, int b) {
    return code.select(code.equal(condition, number(0)), b, a);
  }

  private int number(float value) {
    return code.constant(value);
  }

  /** (((c_0 v + c_1) v + c_2) v + …) */
  private int polynomial(int v, float... coefficients) {
    int sum = number(coefficients[0]);
    for (int i = 1; i < coefficients.length; i++) {
      sum = code.fma(sum, v, number(coefficients[i]));
    }
    return sum;
  }

  /** 1/2 + 1/2 tanh(v/2). */
  private int sigmoid(int v) {
    int half = number(0.5f);
    return code.fma(half, tanh(code.multiply(half, v)), half);
  }

  /**
   * The rational approximation of degree 9 over 8 that Eigen uses (MathFunctionsImpl.h, ptanh); at
   * the limit, the first where it computes 1, it stays at 1.
   */
  private int tanh(int v) {
    float limit = 0x1.01b70ap3f;
    int x = code.maximum(code.minimum(v, number(limit)), number(-limit));
    int square = code.multiply(x, x);
    int above =
        polynomial(square, 1.394553628e-8f, 2.102733560e-5f, 3.520756727e-3f, 1.340216100e-1f, 1f);
    int below =
        polynomial(square, 8.015776984e-7f, 3.326951409e-4f, 2.597254514e-2f, 4.673548340e-1f, 1f);
    return code.divide(code.multiply(x, above), below);
  }

  /** e^r 2^n with n = round(v / ln 2), and e^r as in Cephes, expf. */
  private int exp(int v) {
    int x = code.maximum(code.minimum(v, number(89f)), number(-87.3f));
    int n = round(code.multiply(x, number(1.44269504088896341f)));
    int r = code.fma(n, number(-0.693359375f), x);
    r = code.fma(n, number(2.12194440e-4f), r);
    int tail =
        polynomial(
            r,
            1.9875691500e-4f,
            1.3981999507e-3f,
            8.3334519073e-3f,
            4.1665795894e-2f,
            1.6666665459e-1f,
            5.0000001201e-1f);
    int power = code.add(code.fma(tail, code.multiply(r, r), r), number(1));
    return code.multiply(power, code.powerOfTwo(n));
  }

  /** log(m) + e ln 2 for v = m 2^e with m around 1, as in Cephes, logf. */
  private int log(int v) {
    int small = code.less(code.fraction(v), number(0.70710678f));
    int fraction = code.fraction(v);
    int m = code.subtract(code.select(small, code.add(fraction, fraction), fraction), number(1));
    int e = code.select(small, code.subtract(code.exponent(v), number(1)), code.exponent(v));
    int square = code.multiply(m, m);
    int tail =
        polynomial(
            m,
            7.0376836292e-2f,
            -1.1514610310e-1f,
            1.1676998740e-1f,
            -1.2420140846e-1f,
            1.4249322787e-1f,
            -1.6668057665e-1f,
            2.0000714765e-1f,
            -2.4999993993e-1f,
            3.3333331174e-1f);
    int y = code.multiply(code.multiply(tail, m), square);
    y = code.fma(e, number(-2.12194440e-4f), y);
    y = code.fma(square, number(-0.5f), y);
    int result = code.fma(e, number(0.693359375f), code.add(m, y));
    return outsideLog(v, result);
  }

  private int outsideLog(int v, int result) {
    int zero = number(0);
    int positive = code.select(code.less(zero, v), result, number(Float.NaN));
    int atZero = code.select(code.equal(v, zero), number(Float.NEGATIVE_INFINITY), positive);
    int infinite = number(Float.POSITIVE_INFINITY);
    return code.select(code.equal(v, infinite), infinite, atZero);
  }

  /**
   * sin(v + quarters pi/2): the quadrant by reduction with pi/2 in three parts (Cody and Waite),
   * and the polynomials of Cephes, sinf and cosf, on [-pi/4, pi/4].
   */
  private int wave(int v, int quarters) {
    int n = round(code.multiply(v, number(0.636619772367581343f)));
    int r = code.fma(n, number(-1.5703125f), v);
    r = code.fma(n, number(-4.837512969970703125e-4f), r);
    r = code.fma(n, number(-7.549789948768648e-8f), r);
    int square = code.multiply(r, r);
    int sine = polynomial(square, -1.9515295891e-4f, 8.3321608736e-3f, -1.6666654611e-1f);
    sine = code.fma(code.multiply(sine, square), r, r);
    int cosine =
        polynomial(square, 2.443315711809948e-5f, -1.388731625493765e-3f, 4.166664568298827e-2f);
    cosine =
        code.fma(cosine, code.multiply(square, square), code.fma(square, number(-0.5f), number(1)));
    int quadrant = remainder(code.add(n, number(quarters)), number(4));
    int odd = remainder(quadrant, number(2));
    int value = code.select(code.equal(odd, number(0)), sine, cosine);
    return code.select(code.atMost(number(2), quadrant), code.negate(value), value);
  }

  private int remainder(int a, int b) {
    return code.fma(code.negate(b), floor(code.divide(a, b)), a);
  }

  private int floor(int v) {
    int near = round(v);
    return code.select(code.less(v, near), code.subtract(near, number(1)), near);
  }

  private int round(int v) {
    return code.subtract(code.add(v, number(ROUNDER)), number(ROUNDER));
  }
}
