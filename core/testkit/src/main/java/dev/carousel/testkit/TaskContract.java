package dev.carousel.testkit;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.carousel.api.Component;
import dev.carousel.api.Task;
import dev.carousel.api.data.Baseline;
import dev.carousel.api.data.Batch;
import dev.carousel.api.data.Criterion;
import dev.carousel.api.data.Episodes;
import dev.carousel.api.data.Metric;
import dev.carousel.compute.random.Streams;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/**
 * What a task promises: repeatable sequences with targets, and baselines that are true. Baselines
 * named {@code chance} and {@code memoryless} are held against predictors that see no input, and
 * none but the present one. Where there is an end of held-out sequences, these learn from those
 * that are trained on.
 */
public abstract class TaskContract extends ComponentContract {
  private static final int SEQUENCES = 6;
  private static final int TRAINED = 500;
  private static final int HELD_OUT = 20;
  private static final int FAR = 20;
  private static final String CHANCE = "chance";
  private static final String MEMORYLESS = "memoryless";

  /** The task under test. */
  protected abstract Task task();

  /** How many last inputs, the present one included, never suffice to beat every baseline. */
  protected int sight() {
    return 1;
  }

  @Override
  final Component component() {
    return task();
  }

  private Episodes episodes(long seed) {
    return task().episodes(Streams.named(seed, "sequences"));
  }

  private Batch batch(int sequences, Episodes episodes) {
    return new Batch(task().format(), sequences).fill(episodes);
  }

  @Test
  protected void it_shows_an_example() {
    assertFalse(Arguments.typeOf(task()).example().isBlank(), "@Example is missing");
  }

  @Test
  protected void one_stream_gives_one_set_of_sequences() {
    assertEquals(
        SequenceText.all(batch(SEQUENCES, episodes(1))),
        SequenceText.all(batch(SEQUENCES, episodes(1))));
  }

  @Test
  protected void another_stream_gives_other_sequences() {
    assertNotEquals(
        SequenceText.all(batch(SEQUENCES, episodes(1))),
        SequenceText.all(batch(SEQUENCES, episodes(2))));
  }

  @Test
  protected void its_sequences_do_not_depend_on_how_they_are_batched() {
    assumeFalse(episodes(1).continues(), "rows are parts of one whole");
    Episodes alone = episodes(1);
    List<String> oneByOne =
        IntStream.range(0, SEQUENCES)
            .mapToObj(_ -> SequenceText.all(batch(1, alone)).getFirst())
            .toList();
    assertEquals(SequenceText.all(batch(SEQUENCES, episodes(1))), oneByOne);
  }

  @Test
  protected void two_streams_do_not_disturb_each_other() {
    assumeFalse(episodes(1).continues(), "checked of whole batches");
    Episodes first = episodes(1);
    Episodes second = episodes(2);
    batch(1, first);
    batch(1, second);
    batch(1, first);
    Episodes again = episodes(1);
    batch(2, again);
    assertEquals(SequenceText.all(batch(1, again)), SequenceText.all(batch(1, first)));
  }

  @Test
  protected void rows_that_continue_do_so_whatever_other_streams_do() {
    Episodes first = episodes(1);
    assumeTrue(first.continues(), "its sequences are whole");
    Episodes second = episodes(2);
    Episodes again = episodes(1);
    var batch = new Batch(task().format(), SEQUENCES);
    var other = new Batch(task().format(), SEQUENCES);
    var repeated = new Batch(task().format(), SEQUENCES);
    boolean continued = false;
    for (int i = 0; i < SEQUENCES; i++) {
      other.fill(second);
      assertEquals(
          SequenceText.all(batch.fill(first)),
          SequenceText.all(repeated.fill(again)),
          "batch " + i);
      assertEquals(batch.continued(0), repeated.continued(0));
      continued |= batch.anyContinued();
    }
    assertTrue(continued, "no sequence continues another");
  }

  @Test
  protected void every_sequence_has_finite_numbers_and_a_step_that_decides() {
    Batch batch = batch(50, episodes(1));
    for (float input : batch.inputs()) {
      assertTrue(Float.isFinite(input), "an input is " + input);
    }
    for (float value : batch.values()) {
      assertFalse(Float.isInfinite(value), "a target is " + value);
    }
    assertEveryCountedStepHasATarget(batch);
    for (int b = 0; b < batch.sequences(); b++) {
      int sequence = b;
      boolean decided =
          IntStream.range(0, batch.length(b))
              .anyMatch(step -> batch.decisive()[step * batch.sequences() + sequence]);
      assertTrue(decided, "sequence " + b + " has no decisive step");
    }
  }

  /** Found for values that are inputs of one later step, up to twenty steps away. */
  @Test
  protected void targets_that_later_inputs_show_are_forecasts() {
    assumeFalse(task().forecasts(), "it says so");
    Batch batch = batch(TRAINED, episodes(1));
    for (int output = 0; output < batch.values().length / batch.counted().length; output++) {
      for (int channel = 0; channel < batch.inputs().length / batch.counted().length; channel++) {
        for (int lag = 1; lag <= FAR; lag++) {
          assertFalse(
              isShown(batch, output, channel, lag),
              "output " + output + " is channel " + channel + " in " + lag + " steps");
        }
      }
    }
  }

  /** Whether it is so at every step, with more than one value. */
  private static boolean isShown(Batch batch, int output, int channel, int lag) {
    int outputs = batch.values().length / batch.counted().length;
    int channels = batch.inputs().length / batch.counted().length;
    var values = new HashSet<Float>();
    for (int b = 0; b < batch.sequences(); b++) {
      for (int step = 0; step + lag < batch.length(b); step++) {
        int position = step * batch.sequences() + b;
        if (batch.counted()[position]) {
          float value = batch.values()[position * outputs + output];
          int later = position + lag * batch.sequences();
          if (value != batch.inputs()[later * channels + channel]) {
            return false;
          }
          values.add(value);
        }
      }
    }
    return values.size() > 1;
  }

  /** Outputs of a counted step may be missing, but not all of them. */
  private static void assertEveryCountedStepHasATarget(Batch batch) {
    int outputs = batch.format().outputs();
    for (int at = 0; at < batch.values().length / outputs; at++) {
      int position = at;
      boolean any =
          IntStream.range(0, outputs)
              .anyMatch(o -> !Float.isNaN(batch.values()[position * outputs + o]));
      assertTrue(any, "all targets of a step are missing");
    }
  }

  @Test
  protected void a_predictor_that_sees_no_input_reaches_chance() {
    assertFalse(named(CHANCE).isEmpty(), "no baseline is named \"" + CHANCE + "\"");
    assertReached(named(CHANCE), CluePredictor.blind(task()));
  }

  @Test
  protected void a_predictor_that_sees_the_present_input_alone_reaches_the_memoryless_baseline() {
    assertReached(named(MEMORYLESS), CluePredictor.nearSighted(task(), 1));
  }

  private List<Baseline> named(String name) {
    return task().baselines().stream().filter(baseline -> baseline.name().equals(name)).toList();
  }

  private static void assertReached(List<Baseline> baselines, CluePredictor predictor) {
    Stream<Executable> checks =
        baselines.stream()
            .map(baseline -> () -> near(baseline, predictor.measure(baseline.metric())));
    assertAll(checks);
  }

  @Test
  protected void a_predictor_that_sees_the_last_inputs_alone_beats_no_best_baseline() {
    var predictor = CluePredictor.nearSighted(task(), sight());
    for (Metric metric : Metric.values()) {
      task().baselines().stream()
          .filter(baseline -> baseline.metric() == metric)
          .reduce((best, other) -> better(other, best) ? other : best)
          .ifPresent(best -> notBeaten(best, predictor.measure(metric)));
    }
  }

  private static void notBeaten(Baseline best, CluePredictor.Estimate found) {
    double gain =
        best.metric().higherIsBetter()
            ? found.value() - best.value()
            : best.value() - found.value();
    assertTrue(gain <= tolerance(best, found), () -> best + ", measured " + found);
  }

  @Test
  protected void where_there_are_many_sequences_none_held_out_was_trained() {
    Set<String> trained = Set.copyOf(SequenceText.all(batch(TRAINED, episodes(1))));
    if (trained.size() == TRAINED) {
      Episodes heldOut = task().heldOut(Streams.named(2, "sequences"));
      for (String sequence : SequenceText.all(batch(HELD_OUT, heldOut))) {
        assertFalse(trained.contains(sequence), () -> "trained and held out: " + sequence);
      }
    }
  }

  private static void near(Baseline stated, CluePredictor.Estimate found) {
    double tolerance = tolerance(stated, found);
    assertEquals(stated.value(), found.value(), tolerance, () -> stated + ", measured " + found);
  }

  private static double tolerance(Baseline stated, CluePredictor.Estimate found) {
    return 0.01 * Math.abs(stated.value()) + 4 * found.error();
  }

  @Test
  protected void no_baseline_is_worse_than_chance_or_solves_the_task() {
    Criterion solved = task().solved();
    for (Baseline baseline : task().baselines()) {
      Metric metric = baseline.metric();
      boolean solves = metric == solved.metric() && solved.reached(baseline.value());
      assertFalse(solves, () -> baseline + " solves the task");
      task().baselines().stream()
          .filter(other -> other.name().equals(CHANCE) && other.metric() == metric)
          .forEach(chance -> assertFalse(better(chance, baseline), baseline + " is below chance"));
    }
  }

  private static boolean better(Baseline first, Baseline second) {
    return first.metric().higherIsBetter()
        ? first.value() > second.value()
        : first.value() < second.value();
  }
}
