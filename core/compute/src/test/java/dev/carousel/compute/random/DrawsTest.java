package dev.carousel.compute.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frequencies are held to five standard deviations. */
final class DrawsTest {
  private static final int ROWS = 4096;
  private static final int ENTRIES = 64;
  private static final long KEY = Streams.key(1, "draws");

  private static float[][] rows(double probability) {
    return LongStream.range(0, ROWS)
        .mapToObj(row -> row(Draws.key(KEY, row), probability, ENTRIES))
        .toArray(float[][]::new);
  }

  private static float[] row(long key, double probability, int count) {
    var values = new float[count];
    Draws.chance(key, probability, values, 0, count);
    return values;
  }

  private static void assertFrequency(double probability, double ones, int draws) {
    double deviation = Math.sqrt(probability * (1 - probability) / draws);
    assertEquals(probability, ones / draws, 5 * deviation);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.001, 0.05, 0.5, 0.9, 0.999})
  void ones_are_as_frequent_as_their_probability(double probability) {
    double ones = 0;
    for (float[] row : rows(probability)) {
      for (float value : row) {
        assertTrue(value == 0 || value == 1);
        ones += value;
      }
    }
    assertFrequency(probability, ones, ROWS * ENTRIES);
  }

  @Test
  void each_entry_and_each_row_has_its_own_frequency() {
    float[][] rows = rows(0.3);
    for (int i = 0; i < ENTRIES; i++) {
      int entry = i;
      assertFrequency(0.3, Arrays.stream(rows).mapToDouble(row -> row[entry]).sum(), ROWS);
    }
    long unusual =
        Arrays.stream(rows)
            .filter(row -> Math.abs(sum(row) - 0.3 * ENTRIES) > 4 * Math.sqrt(0.21 * ENTRIES))
            .count();
    assertTrue(unusual <= 4, unusual + " of " + ROWS + " rows");
  }

  private static double sum(float[] row) {
    double sum = 0;
    for (float value : row) {
      sum += value;
    }
    return sum;
  }

  @Test
  void neighbours_in_a_row_and_in_a_column_are_independent() {
    float[][] rows = rows(0.5);
    for (int distance = 1; distance <= 8; distance++) {
      int across = 0;
      int down = 0;
      for (int r = 0; r < ROWS - distance; r++) {
        for (int i = 0; i < ENTRIES - 8; i++) {
          across += rows[r][i] == rows[r][i + distance] ? 1 : 0;
          down += rows[r][i] == rows[r + distance][i] ? 1 : 0;
        }
      }
      int pairs = (ROWS - distance) * (ENTRIES - 8);
      assertFrequency(0.5, across, pairs);
      assertFrequency(0.5, down, pairs);
    }
  }

  @Test
  void equal_keys_give_equal_rows_wherever_they_are_written() {
    float[] row = row(KEY, 0.5, ENTRIES);
    var shifted = new float[ENTRIES + 3];
    Draws.chance(KEY, 0.5, shifted, 3, ENTRIES);
    assertArrayEquals(row, Arrays.copyOfRange(shifted, 3, shifted.length));
    assertArrayEquals(Arrays.copyOf(row, 7), row(KEY, 0.5, 7));
  }

  @Test
  void keys_of_parts_differ() {
    var keys = new HashSet<Long>();
    for (long whole = 0; whole < 64; whole++) {
      for (long part = -1; part < 64; part++) {
        keys.add(Draws.key(Draws.key(KEY, whole), part));
      }
    }
    assertEquals(64 * 65, keys.size());
  }

  @Test
  void keys_of_other_names_differ() {
    assertEquals(Streams.key(1, "a", "b"), Streams.key(1, "a", "b"));
    assertNotEquals(Streams.key(1, "a", "b"), Streams.key(1, "ab"));
    assertNotEquals(Streams.key(1, "a"), Streams.key(2, "a"));
  }
}
