package dev.carousel.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.api.Task;
import dev.carousel.api.data.Batch;
import dev.carousel.api.data.Metric;
import dev.carousel.compute.random.Streams;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tasks whose inputs are several channels, and what they say of their sequences. */
final class RecallTasksTest {

  private static String bits(Sample sample, int step, int from, int to, int b) {
    return IntStream.range(from, to)
        .mapToObj(channel -> String.valueOf((int) sample.input(step, channel, b)))
        .collect(Collectors.joining());
  }

  private static boolean label(Sample sample, int step, int output, int b) {
    int outputs = sample.batch().format().outputs();
    return sample.batch().values()[(step * sample.size() + b) * outputs + output] == 1;
  }

  private static String labels(Sample sample, int step, int outputs, int b) {
    return IntStream.range(0, outputs)
        .mapToObj(output -> label(sample, step, output, b) ? "1" : "0")
        .collect(Collectors.joining());
  }

  private static int channel(Sample sample, int step, int from, int b) {
    int channel = from;
    while (sample.input(step, channel, b) != 1) {
      channel++;
    }
    return channel - from;
  }

  private static void assertExample(
      Task task, Sample sample, IntFunction<String> input, IntFunction<String> target) {
    String seen =
        IntStream.range(0, sample.length(0)).mapToObj(input).collect(Collectors.joining(" "));
    String wanted =
        IntStream.range(0, sample.length(0))
            .filter(step -> sample.counted(step, 0))
            .mapToObj(target)
            .collect(Collectors.joining(" "));
    String example = Sample.example(task);
    for (String part : example.replaceFirst(" \\(.*\\)$", "").split(" … | …| -> ")) {
      assertTrue((seen + " -> " + wanted).contains(part), seen + " -> " + wanted);
    }
    assertTrue(seen.startsWith(example.split(" … | -> ")[0]), seen);
  }

  @Test
  void the_example_of_repeat_copy_is_what_it_writes() {
    var task = new RepeatCopy(2, 2, 2, 2, 2);
    Sample sample = Sample.of(task, 1, ScriptedStream.of(1, 1, 1, 2));
    assertExample(
        task,
        sample,
        step ->
            step == 2 ? "x" + (int) (1.5 + sample.input(2, 2, 0) / 2) : bits(sample, step, 0, 2, 0),
        step -> label(sample, step, 2, 0) ? "end" : labels(sample, step, 2, 0));
  }

  @Test
  void the_example_of_priority_sort_is_what_it_writes() {
    var task = new PrioritySort(3, 2, 2);
    Sample sample = Sample.of(task, 1, ScriptedStream.of(1, 0.25, 2, 0.75, 3, 0.625));
    assertExample(
        task,
        sample,
        step -> {
          float priority = sample.input(step, 2, 0);
          return bits(sample, step, 0, 2, 0) + ":" + (priority == 0 ? "0" : priority);
        },
        step -> labels(sample, step, 2, 0));
  }

  @Test
  void the_example_of_count_recall_is_what_it_writes() {
    var task = new CountRecall(1, 4);
    double[] places = IntStream.range(0, 104).mapToDouble(i -> i % 52).toArray();
    Sample sample = Sample.of(task, 1, ScriptedStream.of(places));
    assertExample(
        task,
        sample,
        step -> channel(sample, step, 0, 0) + "?" + channel(sample, step, 4, 0),
        step -> String.valueOf(sample.target(step, 0)));
  }

  @Test
  void the_example_of_the_maze_is_what_it_writes() {
    var task = new TMaze(3, false);
    Sample sample = Sample.of(task, 1, ScriptedStream.of(1));
    assertExample(
        task,
        sample,
        step -> bits(sample, step, 0, 3, 0),
        step -> String.valueOf(sample.target(step, 0)));
  }

  @Test
  void the_example_of_generated_spikes_is_what_it_writes() {
    var task = new GenerateSpikes(1, 2, 6, 6);
    Sample sample = Sample.of(task, 1, ScriptedStream.of(2, 0));
    assertExample(
        task,
        sample,
        step ->
            sample.input(step, 0, 0) == 1
                ? String.valueOf((int) (2 * sample.input(step, 1, 0)))
                : "_",
        step -> String.valueOf(sample.target(step, 0)));
  }

  @Test
  void rows_are_repeated_as_often_as_asked_and_then_comes_the_end() {
    Sample sample = Sample.of(new RepeatCopy(5, 4, 6, 5, 4), 500);
    for (int b = 0; b < sample.size(); b++) {
      int rows = 0;
      while (sample.input(rows, 6, b) == 0) {
        rows++;
      }
      double times = 2.5 + sample.input(rows, 6, b) * Math.sqrt(15 / 12.0);
      assertEquals(rows + rows * times + 2, sample.length(b), 1e-5);
      for (int step = rows + 1; step < sample.length(b) - 1; step++) {
        int row = (step - rows - 1) % rows;
        assertEquals(bits(sample, row, 0, 6, b) + "0", labels(sample, step, 7, b));
      }
      assertEquals("0000001", labels(sample, sample.length(b) - 1, 7, b));
    }
  }

  @Test
  void repeat_copy_is_held_out_on_more_rows_and_repetitions() {
    var task = new RepeatCopy(2, 3, 4, 20, 10);
    Batch batch = new Batch(task.format(), 200).fill(task.heldOut(Streams.named(1, "held out")));
    Sample trained = Sample.of(task, 200);
    assertTrue(IntStream.range(0, 200).map(batch::length).max().orElseThrow() > 150);
    assertTrue(IntStream.range(0, 200).allMatch(b -> trained.length(b) <= 10));
  }

  @Test
  void rows_come_in_the_order_of_their_priorities() {
    Sample sample = Sample.of(new PrioritySort(9, 7, 5), 300);
    for (int b = 0; b < sample.size(); b++) {
      int sequence = b;
      String[] sorted =
          IntStream.range(0, 9)
              .boxed()
              .sorted(
                  (i, j) ->
                      Float.compare(sample.input(j, 5, sequence), sample.input(i, 5, sequence)))
              .map(item -> bits(sample, item, 0, 5, sequence))
              .toArray(String[]::new);
      for (int place = 0; place < 7; place++) {
        assertEquals(sorted[place], labels(sample, 9 + place, 5, b));
      }
    }
  }

  @Test
  void whoever_knows_the_rows_alone_gives_each_bit_its_share() {
    var task = new PrioritySort(6, 4, 3);
    Sample sample = Sample.of(task, 20_000);
    MonteCarlo.agrees(
        task,
        "rows",
        Metric.LOSS,
        IntStream.range(0, sample.size())
            .mapToDouble(
                b -> {
                  double loss = 0;
                  for (int bit = 0; bit < 3; bit++) {
                    double share = 0;
                    for (int item = 0; item < 6; item++) {
                      share += sample.input(item, bit, b) / 6;
                    }
                    loss -= Math.log(label(sample, 6 + b % 4, bit, b) ? share : 1 - share);
                  }
                  return loss;
                }));
  }

  @Test
  void a_count_is_of_the_cards_so_far() {
    for (int kinds : new int[] {2, 13}) {
      Sample sample = Sample.of(new CountRecall(2, kinds), 50);
      for (int b = 0; b < sample.size(); b++) {
        var counts = new int[kinds];
        for (int step = 0; step < 104; step++) {
          counts[channel(sample, step, 0, b)]++;
          assertEquals(counts[channel(sample, step, kinds, b)], sample.target(step, b));
        }
        assertTrue(Arrays.stream(counts).allMatch(count -> count == 104 / kinds));
      }
    }
  }

  @Test
  void whoever_knows_the_present_card_alone_counts_on_one_more_where_it_is_asked_for() {
    var task = new CountRecall(1, 4);
    Sample sample = Sample.of(task, 4000);
    var seen = new double[2][52][15];
    for (int b = 0; b < sample.size(); b++) {
      for (int step = 0; step < 52; step++) {
        int same = channel(sample, step, 0, b) == channel(sample, step, 4, b) ? 1 : 0;
        seen[same][step][sample.target(step, b)]++;
      }
    }
    double right =
        Arrays.stream(seen)
            .flatMap(Arrays::stream)
            .mapToDouble(counts -> Arrays.stream(counts).max().orElseThrow())
            .sum();
    double all = 52.0 * sample.size();
    assertEquals(MonteCarlo.stated(task, "present card", Metric.ACCURACY), right / all, 0.01);
  }

  @Test
  void cards_of_some_steps_ago_and_of_the_whole_deck_are_the_answers() {
    Sample previous = Sample.of(new RepeatPrevious(7, 2), 50);
    Sample whole = Sample.of(new Autoencode(2), 50);
    for (int b = 0; b < 50; b++) {
      for (int step = 0; step < 104; step++) {
        assertEquals(step >= 7, previous.counted(step, b));
        assertTrue(step < 7 || previous.target(step, b) == previous.token(step - 7, b));
        assertTrue(!whole.counted(step, b) && whole.token(207 - step, b) == 4);
        assertEquals(whole.token(step, b), whole.target(207 - step, b));
      }
    }
  }

  @Test
  void a_spike_comes_as_late_as_its_sign_said() {
    Sample sample = Sample.of(new GenerateSpikes(3, 4, 60, 60), 200);
    for (int b = 0; b < sample.size(); b++) {
      int due = -1;
      for (int step = 0; step < 60; step++) {
        assertEquals(step == 0 || step == due + 1, sample.input(step, 0, b) == 1);
        if (sample.input(step, 0, b) == 1) {
          due = step + 3 + Math.round(4 * sample.input(step, 1, b));
        }
        assertEquals(step == due ? 1 : 0, sample.target(step, b));
      }
    }
  }

  @Test
  void whoever_does_not_read_the_sign_knows_how_likely_a_spike_is_at_each_age() {
    var task = new GenerateSpikes(3, 4, 60, 60);
    Sample sample = Sample.of(task, 4000);
    MonteCarlo.agrees(
        task,
        "sign unread",
        Metric.LOSS,
        IntStream.range(0, sample.size())
            .mapToDouble(
                b -> {
                  double loss = 0;
                  int age = 0;
                  for (int step = 0; step < 60; step++) {
                    age = sample.input(step, 0, b) == 1 ? 0 : age + 1;
                    double spike = age < 3 ? 0 : 1.0 / (8 - age);
                    loss -= Math.log(sample.target(step, b) == 1 ? spike : 1 - spike) / 60;
                  }
                  return loss;
                }));
  }

  @Test
  void intervals_between_spikes_are_the_answers() {
    Sample sample = Sample.of(new MeasureSpikes(5, 3, 4), 2000);
    for (int b = 0; b < sample.size(); b++) {
      int last = 0;
      for (int step = 1; step < sample.length(b); step++) {
        assertEquals(sample.input(step, 0, b) == 1, sample.counted(step, b));
        if (sample.counted(step, b)) {
          assertEquals(step - last - 5, sample.target(step, b));
          last = step;
        }
      }
    }
    assertTrue(Sample.balanced(sample.answers()));
  }

  @Test
  void sizes_that_do_not_fit_are_refused() {
    assertThrows(IllegalArgumentException.class, () -> new PrioritySort(3, 4, 2));
    assertThrows(IllegalArgumentException.class, () -> new CountRecall(1, 3));
    assertThrows(IllegalArgumentException.class, () -> new CountRecall(1, 52));
    assertThrows(IllegalArgumentException.class, () -> new RepeatPrevious(52, 1));
    assertThrows(IllegalArgumentException.class, () -> new StridedRecall(5, 4, 20, 4));
    assertThrows(IllegalArgumentException.class, () -> new DelayedSignal(20, 20, 0.1));
    assertThrows(IllegalArgumentException.class, () -> new DelayedSignal(20, 100, 0.001));
    assertThrows(IllegalArgumentException.class, () -> new GenerateSpikes(10, 10, 100, 20));
    assertThrows(
        IllegalArgumentException.class,
        () -> new PeriodicFunction(PeriodicFunction.Shape.COSINE, 9, 9, 50, 50));
  }
}
