package dev.carousel.compute.product;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * What one core can do at most: twelve chains of fused multiply-adds that never leave the
 * registers.
 *
 * @param lanes single-precision numbers of a vector; 1 where the JVM runs without vectors
 * @param gigaflops billions of operations per second; a multiply-add is two
 */
public record Peak(int lanes, double gigaflops) {
  private static final int LENGTH = 2_000;
  private static final int CHAINS = 12;
  private static final long NANOS = 1_000_000_000;
  private static final double BETTER = 0.97;

  /** The best run counts, once for a second none was better by more than three per cent. */
  public static Peak measure() {
    int lanes = Choice.BEST instanceof VectorProducts ? Vectors.SPECIES.length() : 1;
    long best = run(lanes);
    long stood = best;
    long since = System.nanoTime();
    while (System.nanoTime() - since < NANOS) {
      best = Math.min(best, run(lanes));
      if (best < BETTER * stood) {
        stood = best;
        since = System.nanoTime();
      }
    }
    return new Peak(lanes, 2.0 * LENGTH * CHAINS * lanes / best);
  }

  private static long run(int lanes) {
    long start = System.nanoTime();
    float ones = lanes == 1 ? scalars(0.5f) : Vectors.chains(0.5f);
    long nanos = System.nanoTime() - start;
    if (ones != CHAINS) {
      throw new IllegalStateException("chains end at " + ones);
    }
    return nanos;
  }

  /** As many scalar chains, each of which tends to one. */
  private static float scalars(float x) {
    float s0 = x;
    float s1 = x;
    float s2 = x;
    float s3 = x;
    float s4 = x;
    float s5 = x;
    float s6 = x;
    float s7 = x;
    float s8 = x;
    float s9 = x;
    float s10 = x;
    float s11 = x;
    for (int i = 0; i < LENGTH; i++) {
      s0 = Math.fma(s0, x, x);
      s1 = Math.fma(s1, x, x);
      s2 = Math.fma(s2, x, x);
      s3 = Math.fma(s3, x, x);
      s4 = Math.fma(s4, x, x);
      s5 = Math.fma(s5, x, x);
      s6 = Math.fma(s6, x, x);
      s7 = Math.fma(s7, x, x);
      s8 = Math.fma(s8, x, x);
      s9 = Math.fma(s9, x, x);
      s10 = Math.fma(s10, x, x);
      s11 = Math.fma(s11, x, x);
    }
    return s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7 + s8 + s9 + s10 + s11;
  }

  /** Loaded only where there are vectors. */
  private static final class Vectors {
    static final VectorSpecies<Float> SPECIES = VectorProducts.SPECIES;

    /** Each chain tends to one. */
    static float chains(float factor) {
      FloatVector x = FloatVector.broadcast(SPECIES, factor);
      FloatVector s0 = x;
      FloatVector s1 = x;
      FloatVector s2 = x;
      FloatVector s3 = x;
      FloatVector s4 = x;
      FloatVector s5 = x;
      FloatVector s6 = x;
      FloatVector s7 = x;
      FloatVector s8 = x;
      FloatVector s9 = x;
      FloatVector s10 = x;
      FloatVector s11 = x;
      for (int i = 0; i < LENGTH; i++) {
        s0 = s0.fma(x, x);
        s1 = s1.fma(x, x);
        s2 = s2.fma(x, x);
        s3 = s3.fma(x, x);
        s4 = s4.fma(x, x);
        s5 = s5.fma(x, x);
        s6 = s6.fma(x, x);
        s7 = s7.fma(x, x);
        s8 = s8.fma(x, x);
        s9 = s9.fma(x, x);
        s10 = s10.fma(x, x);
        s11 = s11.fma(x, x);
      }
      FloatVector sum = s0.add(s1).add(s2).add(s3).add(s4).add(s5);
      return sum.add(s6).add(s7).add(s8).add(s9).add(s10).add(s11).lane(0);
    }
  }
}
