package dev.carousel.bench;

import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
 * Forward and backward pass of a whole layer, packing of its weights included. After the
 * measurement the derivatives by all weights and states must be those of the interpreter. {@code
 * operations} are GFLOP/s of the products alone.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class SequenceBenchmark {

  /** A layer, ready to run. */
  @State(Scope.Thread)
  public static class Layer {
    /** Two plugins and a text. */
    @Param({"LSTM", "GRU", "MIN_GRU"})
    public PeerCell cell = PeerCell.LSTM;

    /** Steps × batch × inputs × units. */
    @Param({"100x32x8x128", "100x32x8x32", "1000x16x2x64", "100x64x8x256"})
    public String layer = "1x1x1x1";

    private Problem problem = Problem.random(work());
    private Contender.Run run = new CarouselLayer(problem);

    private Work work() {
      int[] sizes = Stream.of(layer.split("x")).mapToInt(Integer::parseInt).toArray();
      return new Work(cell, new LayerShape(sizes[0], sizes[1], sizes[2], sizes[3]));
    }

    /** Draws the numbers and compiles the cell. */
    @Setup
    public void prepare() {
      problem = Problem.random(work());
      run = new CarouselLayer(problem);
    }

    /** Compares all derivatives with those of the interpreter. */
    @TearDown
    public void check() {
      Derivatives.requireSame(
          problem.work().toString(), run.gradients(), Interpreted.gradients(problem));
    }
  }

  /** One pass forward and one backward. */
  @Benchmark
  public void forwardAndBackward(Layer layer, Operations operations) {
    layer.run.step();
    operations.operations += layer.problem.operations();
  }
}
