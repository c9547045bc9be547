package dev.carousel.compute.product;

import java.util.concurrent.atomic.AtomicReferenceArray;

/** Covers a product with tiles, each emitted when first needed. */
final class Tiles {
  private static final int LOW = 4;
  private static final int MOST_VECTORS = 8;

  private final int lanes;
  private final boolean wide;
  private final AtomicReferenceArray<Tile> emitted =
      new AtomicReferenceArray<>(Tile.Kind.values().length * (Tile.ROWS + 1) * (MOST_VECTORS + 1));

  /**
   * Tiles for one vector width.
   *
   * @param lanes of a vector, at most those of a panel
   */
  Tiles(int lanes) {
    this.lanes = lanes;
    wide = lanes == PackedMatrix.PANEL;
  }

  /**
   * The product of {@code rows} rows of the copied left operand and the rows {@code first} to
   * {@code first + depth} of the panels. A few vectors of columns at a time meet all rows, so that
   * their panels stay in the cache.
   */
  void run(
      Tile.Kind kind,
      float[] left,
      int rows,
      Panels right,
      int first,
      int depth,
      float[] c,
      int cOffset,
      int cStride,
      int columns,
      boolean accumulate) {
    int group = vectors(lowest(rows)) * lanes;
    for (int column = 0; column < columns; column += group) {
      int end = Math.min(column + group, columns);
      int height;
      for (int row = 0; row < rows; row += height) {
        height = height(rows - row);
        int width;
        for (int at = column; at < end; at += width * lanes) {
          width = Math.min(vectors(height), Integer.highestOneBit((end - at) / lanes));
          tile(kind, height, width)
              .run(
                  left,
                  row * kind.rowStep,
                  right.values(),
                  right.place(first, at),
                  right.panelBytes(),
                  depth,
                  c,
                  cOffset + row * cStride + at,
                  cStride,
                  accumulate);
        }
      }
    }
  }

  /**
   * Rows of the next tile where so many remain: high ones first, and no remnant so low that its few
   * sums wait for each other. With narrow vectors the just-in-time compiler unrolls a tile of eight
   * rows, runs out of registers and halves its speed.
   */
  private int height(int remaining) {
    if (wide) {
      int tiles = (remaining + Tile.ROWS - 1) / Tile.ROWS;
      return (remaining + tiles - 1) / tiles;
    }
    if (remaining > Tile.ROWS && remaining < Tile.ROWS + LOW) {
      return remaining - LOW;
    }
    if (remaining == (wide ? 4 : 2) * LOW) {
      return remaining / 2;
    }
    return Math.min(remaining, Tile.ROWS);
  }

  /** The height of the last tile, which is the lowest. */
  private int lowest(int rows) {
    int remaining = rows;
    while (remaining > height(remaining)) {
      remaining -= height(remaining);
    }
    return remaining;
  }

  /** Vectors of columns that go best with a height: a power of two. */
  private int vectors(int height) {
    int least = wide ? 2 : 1;
    return switch (height) {
      case 1 -> MOST_VECTORS;
      case 2 -> 4 * least;
      case 3, LOW -> 2 * least;
      default -> least;
    };
  }

  private Tile tile(Tile.Kind kind, int height, int width) {
    int index = (kind.ordinal() * (Tile.ROWS + 1) + height) * (MOST_VECTORS + 1) + width;
    Tile tile = emitted.getAcquire(index);
    return tile != null ? tile : emit(index, new Tile.Shape(kind, lanes, height, width));
  }

  /** One class for a shape, whoever asks first, so that the just-in-time compiler meets it once. */
  private synchronized Tile emit(int index, Tile.Shape shape) {
    Tile tile = emitted.getAcquire(index);
    if (tile == null) {
      tile = TileEmitter.emit(shape);
      emitted.setRelease(index, tile);
    }
    return tile;
  }
}
