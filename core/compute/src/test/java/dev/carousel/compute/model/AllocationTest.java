package dev.carousel.compute.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import dev.carousel.api.CellEquations;
import dev.carousel.api.data.Batch;
import dev.carousel.api.data.Format;
import dev.carousel.api.data.Format.Target;
import dev.carousel.compute.model.Wiring.Direction;
import dev.carousel.compute.model.Wiring.Links;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Once it is compiled, nothing that a trial does again and again allocates. */
class AllocationTest {
  private static final int UPDATES = 50;
  private static final double SECONDS = 20;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final CellEquations DROPPING =
      CellEquations.of(
          List.of("h"), "h", "h' = tanh(W (held(chance(0.9, x)) * x) + U (chance(0.9) * h) + b)");

  static Stream<SampleCells.Sample> cells() {
    List<String> names = List.of("lstm", "gru-reset-after", "layer-norm-lstm");
    return Stream.concat(
        SampleCells.all().stream().filter(cell -> names.contains(cell.name())),
        Stream.of(new SampleCells.Sample("dropping", _ -> DROPPING)));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void updates_and_evaluations_allocate_nothing(SampleCells.Sample cell) {
    Format format = SampleData.format(Target.CLASS, false, 5, 3, 40);
    allocatesNothing(new ModelSpec(cell.at(17), 17, 2, true, format));
  }

  @Test
  void dropout_and_penalties_allocate_nothing() {
    Format format = SampleData.format(Target.CLASS, true, 5, 3, 40);
    var how = new Regularization(0.1, 0.2, 0.3, false, 2);
    SampleCells.Sample lstm = cells().findFirst().orElseThrow();
    allocatesNothing(new ModelSpec(lstm.at(17), 17, 2, true, format).with(how));
  }

  @Test
  void links_and_layers_that_read_both_ways_allocate_nothing() {
    Format format = SampleData.format(Target.CLASS, true, 5, 3, 40);
    SampleCells.Sample lstm = cells().findFirst().orElseThrow();
    for (Wiring wiring :
        List.of(
            new Wiring(3, Links.RESIDUAL, Direction.FORWARD),
            new Wiring(3, Links.SKIP, Direction.FORWARD),
            new Wiring(2, Links.NONE, Direction.BOTH),
            new Wiring(2, Links.SKIP, Direction.BOTH))) {
      allocatesNothing(new ModelSpec(lstm.at(17), 17, 1, true, format).with(wiring));
    }
  }

  private static void allocatesNothing(ModelSpec spec) {
    Format format = spec.format();
    Model model = CompiledModel.of(spec);
    double[] parameters = SampleData.parameters(model.layout(), 1);
    Batch batch = SampleData.batch(format, 16, 2);
    var gradient = new double[parameters.length];
    var score = new Score(0.5);
    Runnable update =
        () -> {
          model.draw(batch.steps());
          model.gradient(parameters, batch, gradient);
          model.evaluate(parameters, batch, score);
        };
    long bytes = bytesPerUpdate(update);
    long start = System.nanoTime();
    while (bytes > 0 && System.nanoTime() - start < SECONDS * 1e9) {
      bytes = bytesPerUpdate(update);
    }
    assertEquals(0, bytes, "bytes an update");
  }

  private static long bytesPerUpdate(Runnable update) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < UPDATES; i++) {
      update.run();
    }
    return (THREADS.getCurrentThreadAllocatedBytes() - before) / UPDATES;
  }
}
