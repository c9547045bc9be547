package dev.carousel.compute.product;

import static dev.carousel.compute.product.PackedMatrix.padded;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProductsTest {
  private static final int[] SIZES = {1, 2, 7, 8, 9, 15, 16, 17, 31, 33};
  private static final int[] ROWS = {0, 1, 2, 3, 5, 6, 7, 8, 13, 32};

  private final Products plain = new PlainProducts();
  private final Products vector = new VectorProducts();

  @Test
  void the_best_form_is_the_one_of_vectors_where_they_are_readable() {
    assertInstanceOf(VectorProducts.class, Products.best());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 8, 9, 15, 16, 17, 31, 33})
  void vector_products_equal_plain_ones_bit_by_bit(int outputs) {
    for (int inputs : SIZES) {
      for (int rows : ROWS) {
        var product = ProductCase.of(new int[] {outputs}, new int[] {inputs}, rows);
        assertArrayEquals(product.multiply(plain, false), product.multiply(vector, false));
        assertArrayEquals(product.multiply(plain, true), product.multiply(vector, true));
      }
    }
  }

  @Test
  void segments_of_any_length_are_gathered_and_scattered() {
    int[][] segmentings = {{3}, {17, 1}, {5, 0, 20}, {16, 16, 16}, {33, 2, 7, 40}, {0}};
    for (int[] outputs : segmentings) {
      for (int[] inputs : segmentings) {
        var product = ProductCase.of(outputs, inputs, 14);
        assertArrayEquals(product.multiply(plain, true), product.multiply(vector, true));
        assertArrayEquals(product.multiply(plain, false), product.multiply(vector, false));
      }
    }
  }

  @Test
  void long_chains_and_many_rows_equal_plain_ones() {
    for (int rows : new int[] {36, 37, 48, 75}) {
      var product = ProductCase.of(new int[] {35, 30}, new int[] {300, 223}, rows);
      assertArrayEquals(product.multiply(plain, true), product.multiply(vector, true));
    }
  }

  @Test
  void tiles_keep_their_bits_when_the_just_in_time_compiler_has_taken_them() {
    var product = ProductCase.of(new int[] {50}, new int[] {96}, 32);
    var outer = OuterCase.of(50, 33, 96);
    float[] products = product.multiply(plain, false);
    float[] sums = outer.accumulate(plain);
    for (int i = 0; i < 2000; i++) {
      assertArrayEquals(products, product.multiply(vector, false));
      assertArrayEquals(sums, outer.accumulate(vector));
    }
  }

  @Test
  void a_product_lies_within_rounding_of_its_sum_in_double_precision() {
    var product = ProductCase.of(new int[] {17, 5}, new int[] {33, 100}, 9);
    assertArrayEquals(
        product.expected(), ProductCase.toDoubles(product.multiply(plain, true)), 133 * 3e-8);
  }

  @Test
  void a_matrix_without_inputs_gives_zeros() {
    var product = ProductCase.of(new int[] {3}, new int[] {}, 2);
    assertArrayEquals(new float[6], product.multiply(vector, false));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 8, 9, 15, 16, 17, 31, 33})
  void vector_outer_sums_equal_plain_ones_bit_by_bit(int dColumns) {
    for (int vColumns : SIZES) {
      for (int rows : ROWS) {
        var outer = OuterCase.of(dColumns, vColumns, rows);
        assertArrayEquals(outer.accumulate(plain), outer.accumulate(vector));
      }
    }
  }

  @Test
  void outer_sums_over_many_blocks_and_columns_equal_plain_ones() {
    for (int rows : new int[] {127, 128, 129, 400}) {
      var outer = OuterCase.of(101, 270, rows);
      assertArrayEquals(outer.accumulate(plain), outer.accumulate(vector));
    }
  }

  @Test
  void an_outer_sum_lies_within_rounding_of_its_sum_in_double_precision() {
    var outer = OuterCase.of(7, 17, 1000);
    assertArrayEquals(
        outer.expected(), ProductCase.toDoubles(outer.accumulate(plain)), 1000 * 3e-8);
  }

  @Test
  void row_sums_equal_plain_ones_bit_by_bit_and_touch_nothing_beside_them() {
    for (int columns : new int[] {1, 7, 16, 17, 31, 48, 65, 130}) {
      for (int rows : new int[] {0, 1, 5, 128, 300}) {
        float[] d = ProductCase.numbers(columns, 2 + rows * (columns + 3));
        float[] expected = ProductCase.numbers(4, columns + 9);
        float[] found = expected.clone();
        plain.accumulateRows(d, 2, columns + 3, columns, rows, expected, 4);
        vector.accumulateRows(d, 2, columns + 3, columns, rows, found, 4);
        assertArrayEquals(expected, found);
      }
    }
  }

  @Test
  void garbage_in_padding_reaches_no_valid_result() {
    var product = ProductCase.of(new int[] {5, 18}, new int[] {3, 20}, 6);
    for (float value : product.multiply(vector, false)) {
      assertTrue(Float.isFinite(value));
    }
    for (float value : OuterCase.of(19, 21, 6).accumulate(vector)) {
      assertTrue(Float.isFinite(value));
    }
  }

  @Test
  void packing_the_transpose_of_a_transpose_is_packing() {
    float[] matrix = ProductCase.numbers(1, 20 * 7);
    float[] transpose = new float[matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      transpose[i % 7 * 20 + i / 7] = matrix[i];
    }
    var straight = new PackedMatrix(Segments.of(20), Segments.of(7));
    straight.pack(0, 0, ProductCase.toDoubles(matrix), 0, 20, 7, false);
    var transposed = new PackedMatrix(Segments.of(20), Segments.of(7));
    transposed.pack(0, 0, ProductCase.toDoubles(transpose), 0, 7, 20, true);
    assertEquals(-1, straight.panels.values().mismatch(transposed.panels.values()));
  }

  @Test
  void a_block_of_another_shape_is_refused() {
    var matrix = new PackedMatrix(Segments.of(4, 4), Segments.of(3));
    var refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> matrix.pack(1, 0, new double[12], 0, 3, 4, false));
    assertEquals("block of 3 outputs and 4 inputs in place of 4 and 3", refusal.getMessage());
  }

  @Test
  void rows_of_data_are_padded_segment_by_segment() {
    var matrix = new PackedMatrix(Segments.of(1, 16, 17), Segments.of(33));
    assertEquals(16 + 16 + 32, matrix.outputStride());
    assertEquals(48, matrix.inputStride());
    assertEquals(0, padded(0));
  }
}
