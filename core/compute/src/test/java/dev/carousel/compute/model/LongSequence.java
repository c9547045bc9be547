package dev.carousel.compute.model;

import dev.carousel.api.data.Batch;
import dev.carousel.api.data.Format;

/** One gradient of an LSTM over 100,000 steps; run in a Java of its own, with little memory. */
public final class LongSequence {
  private static final int STEPS = 100_000;
  private static final int BATCH = 8;
  private static final int UNITS = 64;

  private LongSequence() {}

  /** Prints the loss and the gradient's norm. */
  public static void main(String[] arguments) {
    SampleCells.Sample lstm =
        SampleCells.all().stream().filter(c -> c.name().equals("lstm")).findFirst().orElseThrow();
    Format format = Format.values(2, 1, STEPS);
    var through = new Backpropagation(0, Integer.parseInt(arguments[0]));
    var spec = new ModelSpec(lstm.at(UNITS), UNITS, 1, false, format).with(through);
    try (Model model = CompiledModel.of(spec)) {
      double[] parameters = SampleData.parameters(model.layout(), 1);
      var gradient = new double[parameters.length];
      double loss = model.gradient(parameters, batch(format), gradient);
      System.out.println(loss + " " + Clipping.norm(gradient));
    }
  }

  private static Batch batch(Format format) {
    return new Batch(format, BATCH)
        .fill(
            sequence -> {
              sequence.begin(STEPS);
              for (int step = 0; step < STEPS; step++) {
                sequence.input(step, step % 2, Math.sin(0.1 * step));
              }
              sequence.target(STEPS - 1, 0, 1);
            });
  }
}
