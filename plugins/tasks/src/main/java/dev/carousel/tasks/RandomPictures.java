package dev.carousel.tasks;

import java.util.Arrays;
import java.util.Random;

/**
 * Different pictures of random blocks, always the same ones for a seed.
 *
 * @param size rows, and pixels of a row
 * @param margin rows and columns without ink at each edge
 * @param block rows and columns of a block of ink
 */
record RandomPictures(int count, int size, int margin, int block, long seed) {

  /** Which pixels are ink, row after row, {@code [count][size * size]}. */
  boolean[][] ink() {
    var random = new Random(seed);
    var pictures = new boolean[count][];
    for (int i = 0; i < count; i++) {
      do {
        pictures[i] = picture(random);
      } while (isKnown(pictures, i));
    }
    return pictures;
  }

  private static boolean isKnown(boolean[][] pictures, int last) {
    for (int i = 0; i < last; i++) {
      if (Arrays.equals(pictures[i], pictures[last])) {
        return true;
      }
    }
    return false;
  }

  /** The generator of the JDK's {@link Random} is specified to the bit. */
  private boolean[] picture(Random random) {
    int inside = size - 2 * margin;
    int blocks = Math.ceilDiv(inside, block);
    var blocksOfInk = new boolean[blocks * blocks];
    for (int i = 0; i < blocksOfInk.length; i++) {
      blocksOfInk[i] = random.nextBoolean();
    }
    var picture = new boolean[size * size];
    for (int row = 0; row < inside; row++) {
      for (int column = 0; column < inside; column++) {
        picture[(margin + row) * size + margin + column] =
            blocksOfInk[row / block * blocks + column / block];
      }
    }
    return picture;
  }
}
