package dev.carousel.lab.measure;

import dev.carousel.api.CellEquations;
import dev.carousel.api.Initializer;
import dev.carousel.api.data.Batch;
import dev.carousel.api.data.Format;
import dev.carousel.compute.model.Initial;
import dev.carousel.compute.model.Layout;
import dev.carousel.compute.random.Streams;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * Random inputs, targets and weights: work without a meaning. A target at every sixteenth step
 * keeps derivatives of long sequences from becoming so small that the processor slows down.
 */
record Noise(Shape shape) {
  private static final long SEED = 1;
  private static final int TARGET_EVERY = 16;

  Format format() {
    return Format.values(shape.inputs(), 1, shape.steps());
  }

  Batch batch() {
    var random = Streams.named(SEED, "batch");
    return new Batch(format(), shape.batch())
        .fill(
            sequence -> {
              sequence.begin(shape.steps());
              for (int step = 0; step < shape.steps(); step++) {
                for (int channel = 0; channel < shape.inputs(); channel++) {
                  sequence.input(step, channel, random.uniform(-1, 1));
                }
                if ((shape.steps() - 1 - step) % TARGET_EVERY == 0) {
                  sequence.target(step, 0, random.uniform(-1, 1));
                }
              }
            });
  }

  /** Uniform to one over the root of the units, except where the equations have their own. */
  static double[] parameters(Layout layout, CellEquations equations, int units) {
    return Initial.parameters(
        layout, units, uniform(units), equations.initial(), block -> Streams.named(SEED, block));
  }

  /** Likewise for what stays as it begins. */
  static double[] frozen(Layout layout, CellEquations equations, int units) {
    return Initial.frozen(
        layout, units, uniform(units), equations.initial(), block -> Streams.named(SEED, block));
  }

  private static Map<Initializer.Role, Initializer> uniform(int units) {
    double bound = 1 / Math.sqrt(units);
    Initializer uniform =
        (_, _, values, random) -> Arrays.setAll(values, _ -> random.uniform(-bound, bound));
    var byRole = new EnumMap<Initializer.Role, Initializer>(Initializer.Role.class);
    for (Initializer.Role role : Initializer.Role.values()) {
      byRole.put(role, uniform);
    }
    return byRole;
  }
}
