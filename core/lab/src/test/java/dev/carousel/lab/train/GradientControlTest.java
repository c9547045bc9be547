package dev.carousel.lab.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carousel.api.Initializer.Role;
import dev.carousel.api.Initializer.Weight;
import dev.carousel.compute.model.CompiledModel;
import dev.carousel.compute.model.Layout;
import dev.carousel.compute.random.Streams;
import dev.carousel.lab.record.CurvePoint;
import dev.carousel.lab.record.Trained;
import dev.carousel.lab.study.Setup;
import dev.carousel.lab.study.Setup.Control;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class GradientControlTest {
  private static final double NONE = Double.POSITIVE_INFINITY;

  private static GradientControl control(Control control, int length) {
    var weight = new Weight("W", length, 1, Role.INPUT, 0);
    return new GradientControl(
        control,
        new Layout(List.of(new Layout.Block("W", weight, 0, 0)), List.of()),
        Streams.named(1, "noise"));
  }

  @Test
  void a_norm_is_clipped_to_a_percentile_of_those_so_far() {
    GradientControl control = control(new Control(NONE, NONE, NONE, NONE, 50, 0), 1);
    double[] given = {4, 2, 8, 100, 3};
    double[] expected = {4, 2, 4, 6, 3};
    for (int i = 0; i < given.length; i++) {
      double[] gradient = {given[i]};
      control.apply(gradient, new double[1], i + 1);
      assertEquals(expected[i], gradient[0], 1e-5);
    }
  }

  @Test
  void noise_has_the_variance_of_its_update() {
    int length = 20_000;
    GradientControl control = control(new Control(NONE, NONE, NONE, NONE, NONE, 0.3), length);
    for (int update : List.of(1, 100)) {
      var gradient = new double[length];
      control.apply(gradient, new double[length], update);
      double variance = Arrays.stream(gradient).map(g -> g * g).sum() / length;
      double expected = 0.3 / Math.pow(update, 0.55);
      assertEquals(expected, variance, 0.05 * expected);
    }
  }

  @Test
  void every_control_changes_the_bits_and_no_bit_depends_on_threads() {
    var trainer = new Trainer(CompiledModel::of);
    var controls =
        List.of(
            Control.NONE,
            Control.clipped(1e-3, NONE),
            Control.clipped(NONE, 1e-3),
            new Control(NONE, NONE, 1e-3, NONE, NONE, 0),
            new Control(NONE, NONE, NONE, 1e-3, NONE, 0),
            new Control(NONE, NONE, NONE, NONE, 10, 0),
            new Control(NONE, NONE, NONE, NONE, NONE, 0.01));
    var digests = new HashSet<String>();
    for (Control control : controls) {
      var training =
          new Setup.Training(24, 6, new Setup.Evaluation(3, 30))
              .with(Setup.Ending.NEVER)
              .with(control);
      Setup setup = Toy.setup(new Toy.Recall(2, 2), 0.1, training);
      var seeding = new Seeding(1, 1, "recall");
      var listener = new Silent();
      Trained alone = trainer.train(setup, seeding, listener);
      digests.add(alone.digest());
      for (int threads : List.of(2, 3)) {
        assertEquals(alone, trainer.train(setup, seeding, listener, threads));
      }
    }
    assertEquals(controls.size(), digests.size());
  }

  private static final class Silent implements TrainingListener {
    @Override
    public void updated(long update, double loss) {}

    @Override
    public void evaluated(CurvePoint point) {}

    @Override
    public boolean cancelled() {
      return false;
    }
  }
}
