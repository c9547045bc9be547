package dev.carousel.compute.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.api.data.RandomStream;
import dev.carousel.api.equation.Size;
import dev.carousel.compute.program.Binary;
import dev.carousel.compute.program.Op;
import dev.carousel.compute.program.Shape;
import dev.carousel.compute.program.Unary;
import dev.carousel.compute.program.Var;
import dev.carousel.compute.random.Streams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The vector form of a kernel computes the bits of its scalar form. */
class KernelFormsTest {
  private static final int NUMBERS = 1 << 14;

  @Test
  void this_java_has_vectors() {
    assertTrue(Lanes.COUNT > 0, "else both forms are one; add --add-modules jdk.incubator.vector");
  }

  /** Numbers of every size: any bits, then some around 0, whole ones among them. */
  private static float[] numbers(RandomStream random) {
    var numbers = new float[NUMBERS];
    for (int i = 0; i < NUMBERS; i++) {
      int bits = random.below(1 << 16) << 16 | random.below(1 << 16);
      float small = (float) random.uniform(-10, 10);
      numbers[i] =
          switch (i % 4) {
            case 0 -> Float.intBitsToFloat(bits);
            case 1 -> (float) Math.rint(small);
            default -> small;
          };
    }
    return numbers;
  }

  private static void assertSame(KernelRunner kernel, Var value) {
    assertArrayEquals(bits(kernel.runScalar(value)), bits(kernel.run(value)), kernel::toString);
  }

  /** The bits of numbers, where one NaN is as good as another. */
  private static int[] bits(float[] numbers) {
    return IntStream.range(0, numbers.length).map(i -> Float.floatToIntBits(numbers[i])).toArray();
  }

  @Test
  void a_flushing_kernel_stores_zero_for_what_is_faint_and_all_else_as_it_is() {
    float edge = 0x1p-100f;
    float[] numbers = numbers(Streams.named(1, "numbers"));
    float[] edges = {edge, -edge, Math.nextDown(edge), -Math.nextDown(edge), Float.MIN_VALUE};
    System.arraycopy(edges, 0, numbers, 0, edges.length);
    var kernel = new KernelRunner(true);
    Var negated = kernel.add(new Op.Map1(Unary.NEGATE), kernel.load(numbers));
    assertSame(kernel, negated);
    float[] stored = kernel.run(negated);
    int faint = 0;
    for (int i = 0; i < numbers.length; i++) {
      boolean isFaint = Math.abs(numbers[i]) < edge;
      faint += isFaint ? 1 : 0;
      assertEquals(isFaint ? 0 : -numbers[i], stored[i]);
    }
    assertTrue(faint > 100, faint + " are faint");
  }

  @ParameterizedTest
  @EnumSource
  void functions_of_one_argument(Unary function) {
    var kernel = new KernelRunner();
    var a = kernel.load(numbers(Streams.named(1, "a")));
    assertSame(kernel, kernel.add(new Op.Map1(function), a));
  }

  @ParameterizedTest
  @EnumSource
  void functions_of_two_arguments(Binary function) {
    var kernel = new KernelRunner();
    var a = kernel.load(numbers(Streams.named(1, "a")));
    var b = kernel.load(numbers(Streams.named(1, "b")));
    assertSame(kernel, kernel.add(new Op.Map2(function), a, b));
  }

  @Test
  void a_scalar_meets_every_entry_of_its_row() {
    var kernel = new KernelRunner();
    var numbers = new float[3 * KernelRunner.ROW];
    var a = kernel.load(numbers);
    var s = kernel.loadScalar(1, 2, 3);
    var sum = kernel.add(new Op.Map2(Binary.ADD), a, s);
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = 1 + i / KernelRunner.ROW;
    }
    assertArrayEquals(numbers, kernel.run(sum));
    assertArrayEquals(numbers, kernel.runScalar(sum));
  }

  static IntStream seeds() {
    return IntStream.range(0, 40);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void runs_of_equations(int seed) {
    RandomStream random = Streams.named(seed, "kernel");
    var kernel = new KernelRunner();
    List<Var> known = new ArrayList<>();
    known.add(kernel.load(numbers(random)));
    known.add(kernel.load(numbers(random)));
    known.add(kernel.loadScalar(Arrays.copyOf(numbers(random), NUMBERS / KernelRunner.ROW)));
    known.add(kernel.addScalar(new Op.StepIndex()));
    known.add(kernel.addScalar(new Op.Fill(random.gaussian(), Shape.SCALAR)));
    for (int i = 0; i < 12; i++) {
      known.add(equation(kernel, known, random));
    }
    assertSame(kernel, known.getLast());
  }

  private static Var equation(KernelRunner kernel, List<Var> known, RandomStream random) {
    Unary unary = Unary.values()[random.below(Unary.values().length)];
    Binary binary = Binary.values()[random.below(Binary.values().length)];
    Var vector = known.get(random.below(2));
    Var a = known.get(random.below(known.size()));
    Var b = known.get(random.below(known.size()));
    return switch (random.below(8)) {
      case 0, 1, 2 -> kernel.add(new Op.Map1(unary), a.shape().isScalar() ? vector : a);
      case 3 -> kernel.add(new Op.Select(), a, vector, b);
      case 4 -> kernel.add(new Op.Stretch(Shape.vector(Size.named("units"))), known.get(2));
      default -> kernel.add(new Op.Map2(binary), vector, a);
    };
  }
}
