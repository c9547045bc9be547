package dev.carousel.lab.measure;

import dev.carousel.api.Task;
import dev.carousel.api.data.Baseline;
import dev.carousel.api.data.Criterion;
import dev.carousel.api.data.Episodes;
import dev.carousel.api.data.Format;
import dev.carousel.api.data.RandomStream;
import java.util.List;

/** Dense random inputs with one value to predict at the last step: work without a meaning. */
record Noise(Shape shape) implements Task {

  @Override
  public Format format() {
    return Format.values(shape.inputs(), 1, shape.steps());
  }

  @Override
  public Episodes episodes(RandomStream random) {
    var values = new double[shape.steps() * shape.inputs()];
    java.util.Arrays.setAll(values, _ -> random.uniform(-1, 1));
    return sequence -> {
      sequence.begin(shape.steps());
      for (int i = 0; i < values.length; i++) {
        sequence.input(i / shape.inputs(), i % shape.inputs(), values[i]);
      }
      sequence.target(shape.steps() - 1, 0, random.uniform(-1, 1));
    };
  }

  @Override
  public Criterion solved() {
    return Criterion.lossBelow(0, 0);
  }

  @Override
  public List<Baseline> baselines() {
    return List.of();
  }
}
