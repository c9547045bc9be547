package dev.carousel.compute.kernel;

import static java.lang.Float.NEGATIVE_INFINITY;
import static java.lang.Float.NaN;
import static java.lang.Float.POSITIVE_INFINITY;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.compute.program.Binary;
import dev.carousel.compute.program.Op;
import dev.carousel.compute.program.Shape;
import dev.carousel.compute.program.Unary;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** How near kernels come to the exact functions, over dense sweeps and at special values. */
class EmitRulesTest {
  private static final int SWEEP = 1 << 18;
  private static final float[] SPECIAL = {
    0f,
    -0f,
    Float.MIN_VALUE,
    -Float.MIN_VALUE,
    Float.MIN_NORMAL,
    1e-20f,
    -1e-20f,
    0.5f,
    -0.5f,
    1f,
    -1f,
    1.5f,
    2.5f,
    -2.5f,
    3f,
    -7f,
    88f,
    -88f,
    1e4f,
    -1e4f,
    4e6f,
    1e20f,
    -1e20f,
    Float.MAX_VALUE,
    -Float.MAX_VALUE,
    POSITIVE_INFINITY,
    NEGATIVE_INFINITY,
    NaN
  };

  /** The largest error found between two arguments: absolute, or relative to the exact value. */
  private record Bound(Unary function, float from, float to, boolean relative, double error) {
    static Bound absolute(Unary function, double from, double to, double error) {
      return new Bound(function, (float) from, (float) to, false, error);
    }

    static Bound relative(Unary function, double from, double to, double error) {
      return new Bound(function, (float) from, (float) to, true, error);
    }
  }

  static Stream<Bound> bounds() {
    return Stream.of(
        Bound.absolute(Unary.TANH, -20, 20, 3e-7),
        Bound.relative(Unary.TANH, 1e-30, 10, 3e-7),
        Bound.absolute(Unary.SIGMOID, -40, 40, 1.6e-7),
        Bound.relative(Unary.EXP, -87.3, 88.37, 9e-8),
        Bound.relative(Unary.LOG, Float.MIN_NORMAL, Float.MAX_VALUE, 8e-8),
        Bound.absolute(Unary.SIN, -1e5, 1e5, 1e-7),
        Bound.absolute(Unary.COS, -1e5, 1e5, 1e-7),
        Bound.relative(Unary.SIN, 1e-30, 3, 2e-7),
        Bound.relative(Unary.SQRT, Float.MIN_NORMAL, Float.MAX_VALUE, 6e-8),
        Bound.absolute(Unary.RELU, -1e30, 1e30, 0),
        Bound.absolute(Unary.ABS, -1e30, 1e30, 0),
        Bound.absolute(Unary.NEGATE, -1e30, 1e30, 0));
  }

  @Test
  void every_function_has_a_bound() {
    assertEquals(
        List.of(Unary.values()), bounds().map(Bound::function).distinct().sorted().toList());
  }

  @ParameterizedTest
  @MethodSource("bounds")
  void a_function_is_as_accurate_as_stated(Bound bound) {
    float[] arguments = sweep(bound.from, bound.to);
    float[] values = apply(bound.function, arguments);
    double worst = 0;
    float at = 0;
    for (int i = 0; i < arguments.length; i++) {
      double exact = bound.function.apply(arguments[i]);
      double error = Math.abs(values[i] - exact);
      double counted = bound.relative && exact != 0 ? error / Math.abs(exact) : error;
      if (!(counted <= worst)) {
        worst = counted;
        at = arguments[i];
      }
    }
    double found = worst;
    float where = at;
    assertTrue(found <= bound.error, () -> found + " at " + where);
  }

  /** Numbers at even distances, and numbers whose bits are at even distances. */
  private static float[] sweep(float from, float to) {
    var numbers = new float[2 * SWEEP];
    for (int i = 0; i < SWEEP; i++) {
      double even = from + ((double) to - from) * i / (SWEEP - 1);
      float bits = Float.intBitsToFloat((int) ((1L << 32) / SWEEP * i));
      numbers[i] = (float) even;
      numbers[SWEEP + i] = bits >= from && bits <= to ? bits : (float) even;
    }
    return numbers;
  }

  private static float[] apply(Unary function, float... arguments) {
    var kernel = new KernelRunner();
    float[] rows = kernel.run(kernel.add(new Op.Map1(function), kernel.load(arguments)));
    return Arrays.copyOf(rows, arguments.length);
  }

  private static float apply(Binary function, float a, float b) {
    var kernel = new KernelRunner();
    return kernel.run(kernel.add(new Op.Map2(function), kernel.load(a), kernel.load(b)))[0];
  }

  @ParameterizedTest
  @EnumSource
  void nan_stays_nan(Unary function) {
    assertArrayEquals(new float[] {NaN}, apply(function, NaN));
  }

  @Test
  void gates_saturate_exactly() {
    float[] large = {9f, 20f, 1e30f, POSITIVE_INFINITY};
    float[] small = {-9f, -20f, -1e30f, NEGATIVE_INFINITY};
    assertArrayEquals(new float[] {1, 1, 1, 1}, apply(Unary.TANH, large));
    assertArrayEquals(new float[] {-1, -1, -1, -1}, apply(Unary.TANH, small));
    assertArrayEquals(new float[] {1, 1, 1}, Arrays.copyOfRange(apply(Unary.SIGMOID, large), 1, 4));
    assertArrayEquals(new float[] {0, 0, 0}, Arrays.copyOfRange(apply(Unary.SIGMOID, small), 1, 4));
    assertArrayEquals(new float[] {0.5f, 0.5f}, apply(Unary.SIGMOID, 0f, -0f));
    assertArrayEquals(new float[] {0f, -0f}, apply(Unary.TANH, 0f, -0f));
  }

  /** Beyond its range exp stays at the least normal number, or is infinite a little early. */
  @Test
  void exp_never_leaves_its_range() {
    float[] values = apply(Unary.EXP, 0f, -0f, -88f, -1e30f, NEGATIVE_INFINITY);
    assertArrayEquals(new float[] {1f, 1f}, Arrays.copyOf(values, 2));
    for (float tiny : Arrays.copyOfRange(values, 2, 5)) {
      assertTrue(tiny >= 0 && tiny < 1.3e-38f, () -> tiny + " is tiny");
    }
    float[] infinite = {POSITIVE_INFINITY, POSITIVE_INFINITY, POSITIVE_INFINITY};
    assertArrayEquals(infinite, apply(Unary.EXP, 89f, 1e30f, POSITIVE_INFINITY));
  }

  @Test
  void log_of_what_is_not_positive_is_not_a_number() {
    assertArrayEquals(
        new float[] {NEGATIVE_INFINITY, NEGATIVE_INFINITY, NaN, NaN, POSITIVE_INFINITY, 0f},
        apply(Unary.LOG, 0f, -0f, -1f, NEGATIVE_INFINITY, POSITIVE_INFINITY, 1f));
  }

  @Test
  void other_functions_at_special_values() {
    assertArrayEquals(new float[] {0f, NaN, NaN}, apply(Unary.SIN, 0f, POSITIVE_INFINITY, NaN));
    assertArrayEquals(new float[] {1f, NaN, NaN}, apply(Unary.COS, -0f, NEGATIVE_INFINITY, NaN));
    assertArrayEquals(
        new float[] {0f, -0f, NaN, POSITIVE_INFINITY},
        apply(Unary.SQRT, 0f, -0f, -1f, POSITIVE_INFINITY));
    assertArrayEquals(
        new float[] {0f, 0f, 0f, POSITIVE_INFINITY},
        apply(Unary.RELU, -0f, -3f, NEGATIVE_INFINITY, POSITIVE_INFINITY));
    assertArrayEquals(new float[] {0f, 1e20f}, apply(Unary.ABS, -0f, -1e20f));
    assertArrayEquals(new float[] {-0f, 0f}, apply(Unary.NEGATE, 0f, -0f));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REMAINDER")
  void functions_of_two_arguments_round_once(Binary function) {
    var kernel = new KernelRunner();
    float[] left = pairs(true);
    float[] right = pairs(false);
    float[] values =
        kernel.run(kernel.add(new Op.Map2(function), kernel.load(left), kernel.load(right)));
    for (int i = 0; i < left.length; i++) {
      float exact = (float) function.apply(left[i], right[i]);
      String what = left[i] + " " + function.symbol() + " " + right[i];
      assertEquals(exact, values[i], what);
    }
  }

  /** Every special value with every other. */
  private static float[] pairs(boolean left) {
    var numbers = new float[SPECIAL.length * SPECIAL.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = SPECIAL[left ? i / SPECIAL.length : i % SPECIAL.length];
    }
    return numbers;
  }

  @Test
  void the_remainder_of_whole_numbers_is_exact() {
    for (int divisor : List.of(1, 2, 3, 7, 10, 127, 1000)) {
      var kernel = new KernelRunner();
      var numbers = new float[4096];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = i < 2048 ? i - 1024 : 997 * i;
      }
      var divided = new float[numbers.length];
      Arrays.fill(divided, divisor);
      Op.Map2 remainder = new Op.Map2(Binary.REMAINDER);
      float[] found = kernel.run(kernel.add(remainder, kernel.load(numbers), kernel.load(divided)));
      for (int i = 0; i < numbers.length; i++) {
        assertEquals(Math.floorMod((int) numbers[i], divisor), found[i], numbers[i] + "");
      }
    }
  }

  @Test
  void the_remainder_has_the_sign_of_the_divisor() {
    assertEquals(0.5f, apply(Binary.REMAINDER, -2.5f, 1.5f));
    assertEquals(-0.5f, apply(Binary.REMAINDER, 2.5f, -1.5f));
    assertEquals(1f, apply(Binary.REMAINDER, 2.5f, 1.5f));
    assertEquals(0f, apply(Binary.REMAINDER, -3f, 1.5f));
  }

  @Test
  void any_condition_but_zero_selects_the_first() {
    var kernel = new KernelRunner();
    float[] conditions = {0f, -0f, 1f, -1f, Float.MIN_VALUE, POSITIVE_INFINITY, NaN};
    var a = kernel.addScalar(new Op.Fill(2, Shape.SCALAR));
    var b = kernel.addScalar(new Op.Fill(3, Shape.SCALAR));
    float[] found = kernel.run(kernel.add(new Op.Select(), kernel.load(conditions), a, b));
    assertArrayEquals(new float[] {3, 3, 2, 2, 2, 2, 2}, Arrays.copyOf(found, 7));
  }
}
