package dev.carousel.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A whole training update: a new batch, its gradient, clipping, the optimizer. With {@code -prof
 * gc} JMH shows the bytes that an update allocates. After the measurement loss and gradient of one
 * more batch must be those of the interpreter.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class UpdateBenchmark {
  @Param({"LSTM", "GRU", "MIN_GRU"})
  public PeerCell cell = PeerCell.LSTM;

  @Param({"32", "128"})
  public int units = 1;

  private Training training = new Training(PeerCell.LSTM, 1);

  /** Begins a trial. */
  @Setup
  public void begin() {
    training = new Training(cell, units);
  }

  /** Compares with the interpreter. */
  @TearDown
  public void check() {
    training.check();
  }

  /** One update. */
  @Benchmark
  public double update() {
    return training.update();
  }
}
