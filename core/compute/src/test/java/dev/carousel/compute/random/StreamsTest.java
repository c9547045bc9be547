package dev.carousel.compute.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.api.data.RandomStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class StreamsTest {
  private static final int COUNT = 200_000;

  private static double[] numbers(
      int count, RandomStream random, ToDoubleFunction<RandomStream> draw) {
    var numbers = new double[count];
    Arrays.setAll(numbers, _ -> draw.applyAsDouble(random));
    return numbers;
  }

  private static double mean(double[] numbers, int power) {
    return Arrays.stream(numbers).map(v -> Math.pow(v, power)).average().orElseThrow();
  }

  /** On every machine: a record of a study is worth nothing if these change. */
  @Test
  void the_first_numbers_never_change() {
    RandomStream random = Streams.named(1, "replicate 0", "weights");
    assertArrayEquals(
        new double[] {0.5129157504363374, 0.29033002520583673, 0.8483171642502975},
        numbers(3, random, RandomStream::uniform));
    assertArrayEquals(
        new double[] {1.2628808648010577, 0.781659822789216, -0.13666381345906714},
        numbers(3, random, RandomStream::gaussian));
    assertEquals(
        List.of(8, 912, 1025650137),
        List.of(random.below(10), random.below(1000), random.below(1 << 30)));
  }

  @Test
  void the_same_names_give_the_same_numbers() {
    assertArrayEquals(
        numbers(100, Streams.named(5, "a", "b"), RandomStream::gaussian),
        numbers(100, Streams.named(5, "a", "b"), RandomStream::gaussian));
  }

  @Test
  void other_names_or_seeds_give_other_numbers() {
    var firsts = new HashSet<Double>();
    for (String[] names :
        new String[][] {
          {}, {""}, {"a"}, {"b"}, {"a", "b"}, {"b", "a"}, {"ab"}, {"ab", ""}, {"", "ab"}
        }) {
      for (long seed : new long[] {0, 1, -1, Long.MIN_VALUE}) {
        firsts.add(Streams.named(seed, names).uniform());
      }
    }
    assertEquals(9 * 4, firsts.size());
  }

  @Test
  void uniform_numbers_are_uniform() {
    double[] numbers = numbers(COUNT, Streams.named(1, "uniform"), RandomStream::uniform);
    assertEquals(1.0 / 2, mean(numbers, 1), 0.003);
    assertEquals(1.0 / 3, mean(numbers, 2), 0.003);
    assertEquals(1.0 / 4, mean(numbers, 3), 0.003);
    assertTrue(Arrays.stream(numbers).allMatch(v -> v >= 0 && v < 1));
  }

  @Test
  void normal_numbers_are_normal() {
    double[] numbers = numbers(COUNT, Streams.named(1, "normal"), RandomStream::gaussian);
    assertEquals(0, mean(numbers, 1), 0.01);
    assertEquals(1, mean(numbers, 2), 0.015);
    assertEquals(0, mean(numbers, 3), 0.04);
    assertEquals(3, mean(numbers, 4), 0.1);
    double beyondTwo = Arrays.stream(numbers).filter(v -> Math.abs(v) > 2).count();
    assertEquals(0.0455, beyondTwo / COUNT, 0.002);
  }

  @Test
  void neighbours_are_not_correlated() {
    double[] numbers = numbers(COUNT, Streams.named(1, "neighbours"), RandomStream::gaussian);
    double sum = 0;
    for (int i = 1; i < COUNT; i++) {
      sum += numbers[i] * numbers[i - 1];
    }
    assertEquals(0, sum / COUNT, 0.01);
  }

  @Test
  void streams_of_neighbouring_names_are_not_correlated() {
    double[] one = numbers(COUNT, Streams.named(1, "replicate 1"), RandomStream::gaussian);
    double[] two = numbers(COUNT, Streams.named(1, "replicate 2"), RandomStream::gaussian);
    double sum = 0;
    for (int i = 0; i < COUNT; i++) {
      sum += one[i] * two[i];
    }
    assertEquals(0, sum / COUNT, 0.01);
  }

  @Test
  void whole_numbers_fall_everywhere_below_the_bound() {
    RandomStream random = Streams.named(1, "below");
    var counts = new int[7];
    for (int i = 0; i < 70_000; i++) {
      counts[random.below(7)]++;
    }
    for (int count : counts) {
      assertEquals(10_000, count, 400);
    }
    assertEquals(0, random.below(1));
  }

  @Test
  void ranges_include_what_they_say() {
    RandomStream random = Streams.named(1, "ranges");
    var found = new HashSet<Integer>();
    double least = 5;
    double most = -5;
    int hits = 0;
    for (int i = 0; i < 10_000; i++) {
      found.add(random.between(-1, 2));
      double v = random.uniform(-2, 3);
      least = Math.min(least, v);
      most = Math.max(most, v);
      hits += random.chance(0.2) ? 1 : 0;
    }
    assertEquals(new HashSet<>(List.of(-1, 0, 1, 2)), found);
    assertTrue(least >= -2 && least < -1.99 && most > 2.99 && most < 3);
    assertEquals(2000, hits, 150);
  }
}
