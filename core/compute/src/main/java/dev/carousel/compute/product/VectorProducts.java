package dev.carousel.compute.product;

import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The products in vectors of the machine's width. Operands are copied to where tiles want them, as
 * much at a time as the cache holds; then {@link Tile}s do the work.
 */
public final class VectorProducts implements Products {
  private static final VectorSpecies<Float> SPECIES =
      FloatVector.SPECIES_PREFERRED.length() < PackedMatrix.PANEL
          ? FloatVector.SPECIES_PREFERRED
          : FloatVector.SPECIES_512;
  private static final int LANES = SPECIES.length();
  private static final Tiles TILES = new Tiles(LANES);

  @Override
  public void multiply(
      PackedMatrix m,
      float[] a,
      int aOffset,
      int aStride,
      float[] c,
      int cOffset,
      int cStride,
      int rows,
      boolean accumulate) {
    float[] left = Scratch.ofThread().left;
    for (int first = 0; first == 0 || first < m.inputs(); first += Scratch.DEPTH) {
      int depth = Math.min(Scratch.DEPTH, m.inputs() - first);
      int count;
      for (int row = 0; row < rows; row += count) {
        count = Math.min(Scratch.PRODUCT_ROWS, rows - row);
        for (int r = 0; r < count; r++) {
          int source = aOffset + (row + r) * aStride;
          m.gather(a, source, first, depth, left, r * Scratch.PRODUCT_STRIDE);
        }
        TILES.run(
            Tile.Kind.PRODUCT,
            left,
            count,
            m.panels,
            first,
            depth,
            c,
            cOffset + row * cStride,
            cStride,
            m.outputStride(),
            accumulate || first > 0);
      }
    }
  }

  @Override
  public void accumulateOuter(
      float[] d,
      int dOffset,
      int dStride,
      int dColumns,
      float[] v,
      int vOffset,
      int vStride,
      int vColumns,
      int rows,
      float[] g,
      int gOffset,
      int gStride) {
    Scratch scratch = Scratch.ofThread();
    for (int first = 0; first < rows; first += BLOCK) {
      int depth = Math.min(BLOCK, rows - first);
      for (int column = 0; column < vColumns; column += Scratch.OUTER_COLUMNS) {
        int columns = PackedMatrix.padded(Math.min(Scratch.OUTER_COLUMNS, vColumns - column));
        copyRight(v, vOffset + first * vStride + column, vStride, columns, depth, scratch.right);
        int count;
        for (int row = 0; row < dColumns; row += count) {
          count = Math.min(Scratch.OUTER_ROWS, dColumns - row);
          copyLeft(d, dOffset + first * dStride + row, dStride, count, depth, scratch.left);
          TILES.run(
              Tile.Kind.OUTER,
              scratch.left,
              count,
              scratch.right,
              0,
              depth,
              g,
              gOffset + row * gStride + column,
              gStride,
              columns,
              true);
        }
      }
    }
  }

  private static void copyRight(
      float[] v, int offset, int stride, int columns, int rows, Panels right) {
    for (int r = 0; r < rows; r++) {
      int source = offset + r * stride;
      for (int column = 0; column < columns; column += LANES) {
        vector(v, source + column)
            .intoMemorySegment(right.values(), right.place(r, column), ByteOrder.nativeOrder());
      }
    }
  }

  /** Copies columns, and up to a vector of what lies beside them. */
  private static void copyLeft(
      float[] d, int offset, int stride, int columns, int rows, float[] left) {
    for (int r = 0; r < rows; r++) {
      int source = offset + r * stride;
      for (int column = 0; column < columns; column += LANES) {
        vector(d, source + column).intoArray(left, r * Scratch.OUTER_ROWS + column);
      }
    }
  }

  /** A vector of the array's numbers, with zeros beyond its end. */
  private static FloatVector vector(float[] array, int offset) {
    return offset <= array.length - LANES
        ? FloatVector.fromArray(SPECIES, array, offset)
        : FloatVector.fromArray(SPECIES, array, offset, SPECIES.indexInRange(offset, array.length));
  }

  @Override
  public void accumulateRows(
      float[] d, int dOffset, int dStride, int columns, int rows, float[] s, int sOffset) {
    for (int first = 0; first < rows; first += BLOCK) {
      int count = Math.min(BLOCK, rows - first);
      int start = dOffset + first * dStride;
      int column = 0;
      for (; column <= columns - 4 * LANES; column += 4 * LANES) {
        addFourVectors(d, start + column, dStride, count, s, sOffset + column);
      }
      for (; column <= columns - LANES; column += LANES) {
        addVector(d, start + column, dStride, count, s, sOffset + column);
      }
      for (; column < columns; column++) {
        s[sOffset + column] += sum(d, start + column, dStride, count);
      }
    }
  }

  private static void addFourVectors(
      float[] d, int start, int stride, int rows, float[] s, int target) {
    FloatVector sum0 = FloatVector.zero(SPECIES);
    FloatVector sum1 = FloatVector.zero(SPECIES);
    FloatVector sum2 = FloatVector.zero(SPECIES);
    FloatVector sum3 = FloatVector.zero(SPECIES);
    for (int r = 0; r < rows; r++) {
      int source = start + r * stride;
      sum0 = sum0.add(FloatVector.fromArray(SPECIES, d, source));
      sum1 = sum1.add(FloatVector.fromArray(SPECIES, d, source + LANES));
      sum2 = sum2.add(FloatVector.fromArray(SPECIES, d, source + 2 * LANES));
      sum3 = sum3.add(FloatVector.fromArray(SPECIES, d, source + 3 * LANES));
    }
    add(sum0, s, target);
    add(sum1, s, target + LANES);
    add(sum2, s, target + 2 * LANES);
    add(sum3, s, target + 3 * LANES);
  }

  private static void addVector(float[] d, int start, int stride, int rows, float[] s, int target) {
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int r = 0; r < rows; r++) {
      sum = sum.add(FloatVector.fromArray(SPECIES, d, start + r * stride));
    }
    add(sum, s, target);
  }

  private static void add(FloatVector sum, float[] s, int target) {
    FloatVector.fromArray(SPECIES, s, target).add(sum).intoArray(s, target);
  }

  private static float sum(float[] d, int start, int stride, int rows) {
    float sum = 0;
    for (int r = 0; r < rows; r++) {
      sum += d[start + r * stride];
    }
    return sum;
  }
}
