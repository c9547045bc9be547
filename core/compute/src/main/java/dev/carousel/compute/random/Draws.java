package dev.carousel.compute.random;

/**
 * Random numbers that follow from a key and a place alone: two threads, a step that is run once
 * more, and the interpreter find the same ones. A key stands for a place; {@link #key(long, long)}
 * goes from there to a smaller one, such as from an update to one of its layers, a step, a
 * sequence. Nothing is kept and nothing allocated.
 *
 * <p>The numbers are hashes of a counter: keys are mixed by the finalizer of SplitMix64 (Steele,
 * Lea &amp; Flood 2014), the entries of a row by one of 32 bits (murmur's form) that takes both
 * halves of the key.
 */
public final class Draws {
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;
  private static final int GOLDEN_INT = 0x9e3779b9;

  /** Numbers of 31 bits. */
  private static final double RANGE = 0x1p31;

  private Draws() {}

  /**
   * The key of a part of what a key stands for.
   *
   * @param number of the part; another one gives another key
   */
  public static long key(long whole, long number) {
    long mixed = whole + (number + 1) * GOLDEN;
    mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }

  /**
   * Makes each of some entries 1 with a probability, to within 2^-31 of it, and else 0.
   *
   * @param key of the row; equal keys give equal rows, a longer one begins like a shorter one
   * @param values written from {@code offset} on
   */
  public static void chance(long key, double probability, float[] values, int offset, int count) {
    int low = (int) key;
    int high = (int) (key >>> 32);
    int bound = (int) Math.min(Math.rint(probability * RANGE), Integer.MAX_VALUE);
    for (int i = 0; i < count; i++) {
      int mixed = i * GOLDEN_INT + low;
      mixed = (mixed ^ (mixed >>> 16)) * 0x85ebca6b;
      mixed = (mixed ^ (mixed >>> 13)) + high;
      mixed = (mixed ^ (mixed >>> 16)) * 0xc2b2ae35;
      mixed = (mixed ^ (mixed >>> 15)) * 0x2c1b3c6d;
      mixed ^= mixed >>> 16;
      values[offset + i] = ((mixed >>> 1) - bound) >>> 31;
    }
  }
}
