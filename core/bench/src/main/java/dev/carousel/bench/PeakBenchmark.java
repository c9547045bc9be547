package dev.carousel.bench;

import java.util.concurrent.TimeUnit;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the core can do at most: twelve chains of fused multiply-adds that never leave the
 * registers. Its {@code operations} per nanosecond are GFLOP/s, and what {@link ProductBenchmark}
 * is a fraction of.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class PeakBenchmark {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LENGTH = 10_000;
  private static final int CHAINS = 12;

  private float factor = 0.5f;

  /** Each chain tends to one. */
  @Benchmark
  public float multiplyAdd(Operations operations) {
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
    operations.operations += 2.0 * LENGTH * CHAINS * SPECIES.length();
    FloatVector sum = s0.add(s1).add(s2).add(s3).add(s4).add(s5);
    sum = sum.add(s6).add(s7).add(s8).add(s9).add(s10).add(s11);
    return checked(sum.lane(0));
  }

  private static float checked(float sum) {
    if (sum != CHAINS) {
      throw new IllegalStateException("chains end at " + sum);
    }
    return sum;
  }
}
