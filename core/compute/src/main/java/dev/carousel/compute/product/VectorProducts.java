package dev.carousel.compute.product;

import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The products in vectors of the machine's width. Operands are copied to where tiles want them, as
 * much at a time as the cache holds; then {@link Tile}s do the work.
 */
public final class VectorProducts implements Products {
  static final VectorSpecies<Float> SPECIES =
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
    Scratch scratch = Scratch.ofThread();
    float[] left = scratch.left;
    int inputs = m.inputs().count();
    for (int first = 0; first == 0 || first < inputs; first += Scratch.DEPTH) {
      int depth = Math.min(Scratch.DEPTH, inputs - first);
      int count;
      for (int row = 0; row < rows; row += count) {
        count = Math.min(Scratch.PRODUCT_ROWS, rows - row);
        int source = aOffset + row * aStride;
        gather(
            m.inputs(),
            first,
            depth,
            a,
            source,
            aStride,
            count,
            left,
            Scratch.PRODUCT_STRIDE,
            scratch.end);
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

  /**
   * Copies the valid entries of numbers {@code first} to {@code first + length} of rows of data to
   * rows without padding. Whole vectors are copied: what they bring of the padding is overwritten
   * by the next segment, or lies beyond the copied entries, at most a vector.
   */
  private static void gather(
      Segments segments,
      int first,
      int length,
      float[] source,
      int offset,
      int stride,
      int rows,
      float[] target,
      int targetStride,
      float[] end) {
    for (int segment = 0; segment < segments.size(); segment++) {
      int begin = Math.max(segments.number(segment), first);
      int limit = Math.min(segments.number(segment + 1), first + length);
      int from = offset + segments.start(segment) + begin - segments.number(segment);
      for (int column = 0; column < limit - begin; column += LANES) {
        int at = begin - first + column;
        for (int r = 0; r < rows; r++) {
          vector(source, from + column + r * stride, end).intoArray(target, at + r * targetStride);
        }
      }
    }
  }

  @Override
  public void accumulateOuter(
      float[] d,
      int dOffset,
      int dStride,
      Segments dSegments,
      int from,
      int to,
      float[] v,
      int vOffset,
      int vStride,
      Segments vSegments,
      int rows,
      float[] g,
      int gOffset,
      int gStride) {
    Scratch scratch = Scratch.ofThread();
    for (int first = 0; first < rows; first += BLOCK) {
      int depth = Math.min(BLOCK, rows - first);
      for (int column = 0; column < vSegments.count(); column += Scratch.OUTER_COLUMNS) {
        int columns = Math.min(Scratch.OUTER_COLUMNS, vSegments.count() - column);
        copyRight(
            vSegments, column, columns, v, vOffset + first * vStride, vStride, depth, scratch);
        int count;
        for (int row = from; row < to; row += count) {
          count = Math.min(Scratch.OUTER_ROWS, to - row);
          gather(
              dSegments,
              row,
              count,
              d,
              dOffset + first * dStride,
              dStride,
              depth,
              scratch.left,
              Scratch.OUTER_STRIDE,
              scratch.end);
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
              PackedMatrix.padded(columns),
              true);
        }
      }
    }
  }

  private static void copyRight(
      Segments segments,
      int first,
      int length,
      float[] v,
      int offset,
      int stride,
      int rows,
      Scratch scratch) {
    boolean dense = segments.areDense();
    for (int r = 0; r < rows; r++) {
      float[] source = dense ? v : scratch.row;
      int from = dense ? offset + r * stride + first : 0;
      if (!dense) {
        gather(
            segments,
            first,
            length,
            v,
            offset + r * stride,
            stride,
            1,
            scratch.row,
            0,
            scratch.end);
      }
      for (int column = 0; column < length; column += LANES) {
        vector(source, from + column, scratch.end)
            .intoMemorySegment(
                scratch.right.values(), scratch.right.place(r, column), ByteOrder.nativeOrder());
      }
    }
  }

  /** A vector of the array's numbers, with anything beyond its end. */
  private static FloatVector vector(float[] array, int offset, float[] end) {
    if (offset <= array.length - LANES) {
      return FloatVector.fromArray(SPECIES, array, offset);
    }
    System.arraycopy(array, offset, end, 0, array.length - offset);
    return FloatVector.fromArray(SPECIES, end, 0);
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
