package dev.carousel.bench;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The first update of a new cell in a new JVM: parse, differentiate, emit, load, run once. Each
 * shot has a JVM of its own. After it loss and gradient of one more batch must be those of the
 * interpreter.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(
    value = 10,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class FirstUpdateBenchmark {
  @Param({"LSTM", "PEEPHOLE_LSTM"})
  public PeerCell cell = PeerCell.LSTM;

  @Param("32")
  public int units = 1;

  private @Nullable Training training;

  /** Compares with the interpreter. */
  @TearDown
  public void check() {
    Objects.requireNonNull(training).check();
  }

  /** From the text to the first changed weights. */
  @Benchmark
  public double firstUpdate() {
    training = new Training(cell, units);
    return training.update();
  }
}
