package dev.carousel.compute.random;

/**
 * Random numbers that follow from a key and a place alone: two threads, a step that is run once
 * more, and the interpreter find the same ones. A key stands for a place; {@link #key(long, long)}
 * goes from there to a smaller one, such as from an update to one of its layers, a step, a
 * sequence. Nothing is kept and nothing allocated.
 *
 * <p>The numbers are hashes of a counter: keys are mixed by the finalizer of SplitMix64 (Steele,
 * Lea &amp; Flood 2014); the entries of a row are wyrand's (Wang Yi 2019), two from each product of
 * 128 bits, of a counter that begins at the key.
 */
public final class Draws {
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  /** Of wyrand: odd, and of mixed bits. */
  private static final long STEP = 0xa0761d6478bd642fL;

  private static final long TWIST = 0xe7037ed1a0b428dbL;

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
    int bound = (int) Math.min(Math.rint(probability * RANGE), Integer.MAX_VALUE);
    long state = key;
    for (int i = 0; i < count - 1; i += 2) {
      state += STEP;
      long bits = hash(state);
      values[offset + i] = one(bits, bound);
      values[offset + i + 1] = one(bits << 32, bound);
    }
    if (count % 2 == 1) {
      values[offset + count - 1] = one(hash(state + STEP), bound);
    }
  }

  private static long hash(long counter) {
    long other = counter ^ TWIST;
    return Math.unsignedMultiplyHigh(counter, other) ^ (counter * other);
  }

  /** 1 where the first 31 bits are a number below the bound, else 0. */
  private static int one(long bits, int bound) {
    return ((int) (bits >>> 33) - bound) >>> 31;
  }
}
