package dev.carousel.bench;

import dev.carousel.api.Initializer;
import dev.carousel.api.Task;
import dev.carousel.api.UpdateRule;
import dev.carousel.api.data.Batch;
import dev.carousel.api.data.Episodes;
import dev.carousel.compute.model.Clipping;
import dev.carousel.compute.model.CompiledModel;
import dev.carousel.compute.model.Initial;
import dev.carousel.compute.model.InterpretedModel;
import dev.carousel.compute.model.Model;
import dev.carousel.compute.model.ModelSpec;
import dev.carousel.compute.random.Streams;
import dev.carousel.initializers.Distribution;
import dev.carousel.initializers.Glorot;
import dev.carousel.optimizers.Adam;
import dev.carousel.tasks.Latch;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** A trial that is trained by Adam on a latch of gap 50, 32 sequences at a time. */
final class Training {
  private static final Task TASK = new Latch(50, 2, 4);
  private static final int SEQUENCES = 32;
  private static final double LARGEST_NORM = 1;
  private static final double TOLERANCE = 1e-4;

  private final ModelSpec spec;
  private final Model model;
  private final Episodes episodes = TASK.episodes(Streams.named(1, "batches"));
  private final Batch batch = new Batch(TASK.format(), SEQUENCES);
  private final double[] parameters;
  private final double[] gradient;
  private final UpdateRule rule;

  /** Parses, differentiates and emits the cell, and begins its weights. */
  Training(PeerCell cell, int units) {
    spec = new ModelSpec(cell.equations(), units, 1, false, TASK.format());
    model = CompiledModel.of(spec);
    Map<Initializer.Role, Initializer> initial = new EnumMap<>(Initializer.Role.class);
    for (Initializer.Role role : Initializer.Role.values()) {
      initial.put(role, new Glorot(Distribution.UNIFORM, 1));
    }
    parameters =
        Initial.parameters(
            model.layout(),
            units,
            initial,
            cell.equations().initial(),
            block -> Streams.named(1, "weights", block));
    gradient = new double[parameters.length];
    rule =
        new Adam(0.003, 0.9, 0.999, 1e-8, 0, false)
            .rule(model.layout().tensors(), Streams.named(1, "rule"));
  }

  /** One update, as the laboratory does it; the mean loss before it. */
  double update() {
    double loss = model.gradient(parameters, batch.fill(episodes), gradient);
    Clipping.byNorm(gradient, LARGEST_NORM);
    rule.update(parameters, gradient, 0.003);
    return loss;
  }

  /** Requires the loss and the gradient of one more batch to be those of the interpreter. */
  void check() {
    batch.fill(episodes);
    double loss = model.gradient(parameters, batch, gradient);
    double[] right = new double[gradient.length];
    double rightLoss = InterpretedModel.of(spec).gradient(parameters, batch, right);
    double largest = Arrays.stream(right).map(Math::abs).max().orElseThrow();
    for (int i = 0; i < right.length; i++) {
      if (!(Math.abs(right[i] - gradient[i]) <= TOLERANCE * largest)) {
        throw new IllegalStateException("the gradient differs from that of the interpreter");
      }
    }
    if (!(Math.abs(rightLoss - loss) <= TOLERANCE)) {
      throw new IllegalStateException("the loss differs from that of the interpreter");
    }
  }
}
