package dev.carousel.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.api.Task;
import dev.carousel.api.data.Metric;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Series that solve differential equations, and signals that are sums of waves. */
final class OrbitsTest {
  private static String rounded(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private static void assertExample(Task task, Sample sample, String remark) {
    String seen =
        IntStream.range(0, sample.length(0))
            .mapToObj(step -> rounded(sample.input(step, 0, 0)))
            .collect(Collectors.joining(" "));
    String wanted =
        IntStream.range(0, sample.length(0))
            .mapToObj(step -> rounded(sample.batch().values()[step]))
            .collect(Collectors.joining(" "));
    assertEquals(Sample.example(task), seen + " -> " + wanted + " " + remark);
  }

  @Test
  void the_example_of_lorenz_is_what_it_writes() {
    var task = new Lorenz96(5, 1, 8, 5, 1, 4, 0);
    assertExample(task, Sample.of(task, 1, ScriptedStream.ofOrbits(0.5)), "(one ahead)");
  }

  @Test
  void the_example_of_the_neuron_is_what_it_writes() {
    var task = new FitzHughNagumo(0.02, 0.5, 4, 1, 4);
    assertExample(task, Sample.of(task, 1, ScriptedStream.ofOrbits(0.25, 0.5)), "(one ahead)");
  }

  @Test
  void orbits_of_a_circle_stay_on_it() {
    var orbits = new Orbits(OrbitsTest::circle, 2, 0.1);
    for (int orbit = 0; orbit < Orbits.COUNT; orbit++) {
      orbits.place(0, orbit, orbit);
    }
    orbits.advance(31);
    for (int orbit = 0; orbit < Orbits.COUNT; orbit++) {
      assertEquals(orbit * Math.cos(3.1), orbits.value(0, orbit), 1e-5 * orbit);
      assertEquals(orbit * Math.sin(3.1), orbits.value(1, orbit), 1e-5 * orbit);
    }
  }

  private static void circle(double[] states, double[] slopes) {
    for (int orbit = 0; orbit < Orbits.COUNT; orbit++) {
      slopes[orbit] = -states[Orbits.COUNT + orbit];
      slopes[Orbits.COUNT + orbit] = states[orbit];
    }
  }

  /** Of the chaotic system: another orbit, or one a step away, would be far off. */
  @Test
  void the_piece_after_all_orbits_had_their_turn_goes_on_where_the_first_ended() {
    int sequences = 2 * Orbits.COUNT;
    Sample pieces = Sample.of(new Lorenz96(5, 5, 8, 5, 1, 10, 0), sequences);
    Sample whole = Sample.of(new Lorenz96(5, 5, 8, 5, 1, 21, 0), sequences);
    for (int step = 0; step < 10; step++) {
      for (int orbit = 0; orbit < Orbits.COUNT; orbit++) {
        int later = Orbits.COUNT + orbit;
        assertEquals(whole.input(step, 2, orbit), pieces.input(step, 2, orbit));
        assertEquals(whole.input(11 + step, 2, orbit), pieces.input(step, 2, later));
      }
    }
  }

  @Test
  void variables_in_the_ring_obey_the_equation() {
    Sample sample = Sample.of(new Lorenz96(5, 5, 8, 1, 1, 60, 0), 4);
    for (int b = 0; b < 4; b++) {
      for (int step = 2; step < 58; step++) {
        for (int j = 0; j < 5; j++) {
          double next = sample.input(step, (j + 1) % 5, b) - sample.input(step, (j + 3) % 5, b);
          double expected =
              next * sample.input(step, (j + 4) % 5, b) - sample.input(step, j, b) + 8;
          assertEquals(expected, slope(sample, step, j, b, 0.01), 0.02);
        }
      }
    }
  }

  private static double slope(Sample sample, int step, int j, int b, double unit) {
    double near = sample.input(step + 1, j, b) - sample.input(step - 1, j, b);
    double far = sample.input(step + 2, j, b) - sample.input(step - 2, j, b);
    return (8 * near - far) / (12 * unit);
  }

  /** The slow variable is what the fast one's equation leaves over. */
  @Test
  void the_voltage_and_what_it_leaves_over_obey_both_equations() {
    Sample sample = Sample.of(new FitzHughNagumo(0.02, 0.5, 1, 1, 200), 20);
    double missed = 0;
    for (int b = 0; b < 20; b++) {
      for (int step = 3; step < 190; step++) {
        double v = sample.input(step, 0, b);
        double slow = (recovery(sample, step + 1, b) - recovery(sample, step - 1, b)) / 0.2;
        double expected = 0.02 * (v + 0.7 - 0.8 * recovery(sample, step, b));
        missed += Math.abs(expected - slow) / (20 * 187);
      }
    }
    assertEquals(0, missed, 3e-4);
  }

  private static double recovery(Sample sample, int step, int b) {
    double v = sample.input(step, 0, b);
    return v - v * v * v / 3 + 0.5 - slope(sample, step, 0, b, 0.1);
  }

  @Test
  void targets_are_what_is_seen_later() {
    Sample lorenz = Sample.of(new Lorenz96(5, 2, 8, 5, 3, 30, 10), 20);
    Sample neuron = Sample.of(new FitzHughNagumo(0.02, 0.5, 4, 3, 30), 20);
    for (int b = 0; b < 20; b++) {
      for (int step = 0; step < 27; step++) {
        assertEquals(step >= 10, lorenz.counted(step, b));
        assertTrue(
            step < 10
                || lorenz.input(step + 3, 1, b)
                    == lorenz.batch().values()[2 * (step * 20 + b) + 1]);
        assertEquals(neuron.input(step + 3, 0, b), neuron.batch().values()[step * 20 + b]);
      }
    }
  }

  @Test
  void a_signal_has_variance_one_and_no_wave_above_its_band() {
    Sample sample = Sample.of(new DelayedSignal(7, 50, 0.1), 4000);
    double squares = 0;
    double above = 0;
    for (int b = 0; b < 4000; b++) {
      double cosine = 0;
      for (int step = 0; step < 50; step++) {
        double value = sample.input(step, 0, b);
        squares += value * value / (50 * 4000);
        cosine += value * Math.cos(2 * Math.PI * 6 * step / 50);
        assertTrue(
            step < 7 || sample.batch().values()[step * 4000 + b] == sample.input(step - 7, 0, b));
      }
      above = Math.max(above, Math.abs(cosine));
    }
    assertEquals(1, squares, 0.03);
    assertEquals(0, above, 1e-4);
  }

  /** The best function of the present value is known here, and none that is learnt beats it. */
  @Test
  void what_the_present_input_is_worth_is_measured_where_it_was_not_learnt() {
    var task = new DelayedSignal(7, 50, 0.1);
    double best = MonteCarlo.stated(task, "memoryless", Metric.LOSS);
    double learnt = Present.of(task).getFirst().value();
    assertEquals(best, learnt, 0.02 * best);
    var rare = new Mqar(1, 4, 256, 1, false);
    double chance = MonteCarlo.stated(rare, "chance", Metric.ACCURACY);
    assertTrue(Present.of(rare).getLast().value() < 2 * chance);
  }

  @Test
  void sizes_that_do_not_fit_are_refused() {
    assertThrows(IllegalArgumentException.class, () -> new Lorenz96(5, 6, 8, 5, 1, 4, 0));
    assertThrows(IllegalArgumentException.class, () -> new Lorenz96(5, 1, 8, 5, 1, 4, 4));
  }
}
