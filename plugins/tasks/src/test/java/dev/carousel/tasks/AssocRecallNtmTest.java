package dev.carousel.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carousel.api.data.Metric;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class AssocRecallNtmTest {
  private static int row(Sample sample, int step, int b, int bits) {
    int row = 0;
    for (int bit = 0; bit < bits; bit++) {
      row |= (int) sample.input(step, bit, b) << bit;
    }
    return row;
  }

  private static boolean wanted(Sample sample, int step, int bit, int b, int bits) {
    return sample.batch().values()[(step * sample.size() + b) * bits + bit] == 1;
  }

  @Test
  void its_example_is_what_it_writes() {
    var task = new AssocRecallNtm(3, 3, 1, 2);
    Sample sample = Sample.of(task, 1, ScriptedStream.of(0, 1, 1, 2, 3));
    var text = new StringBuilder();
    for (int step = 0; step < sample.length(0); step++) {
      boolean separator = sample.input(step, 2, 0) == 1;
      boolean query = sample.input(step, 3, 0) == 1;
      String bits = "" + (int) sample.input(step, 0, 0) + (int) sample.input(step, 1, 0);
      text.append(step == 0 ? "" : " ").append(separator ? "|" : query ? "?" : bits);
    }
    int last = sample.length(0) - 1;
    text.append(" -> ");
    for (int bit = 0; bit < 2; bit++) {
      text.append(wanted(sample, last, bit, 0, 2) ? 1 : 0);
    }
    assertEquals(Sample.example(task), text.toString());
  }

  @Test
  void the_answer_is_the_item_after_the_queried_one() {
    Sample sample = Sample.of(new AssocRecallNtm(6, 2, 3, 6), 300);
    for (int b = 0; b < sample.size(); b++) {
      int items = (sample.length(b) - 8) / 4;
      int followed = -1;
      for (int item = 0; item + 1 < items; item++) {
        boolean same = true;
        for (int row = 1; row <= 3; row++) {
          same &= row(sample, 4 * item + row, b, 6) == row(sample, 4 * items + row, b, 6);
        }
        followed = same ? item : followed;
      }
      for (int row = 1; row <= 3; row++) {
        for (int bit = 0; bit < 6; bit++) {
          boolean bitThere = sample.input(4 * followed + 4 + row, bit, b) == 1;
          assertEquals(bitThere, wanted(sample, 4 * items + 4 + row, bit, b, 6));
        }
      }
    }
  }

  @Test
  void whoever_knows_the_items_alone_reaches_what_is_stated() {
    var task = new AssocRecallNtm(5, 3, 1, 4);
    Sample sample = Sample.of(task, 20_000);
    MonteCarlo.agrees(
        task,
        "items",
        Metric.LOSS,
        IntStream.range(0, sample.size()).mapToDouble(b -> loss(sample, b)));
  }

  private static double loss(Sample sample, int b) {
    int items = (sample.length(b) - 4) / 2;
    double loss = 0;
    for (int bit = 0; bit < 4; bit++) {
      double ones = 0;
      for (int item = 1; item < items; item++) {
        ones += sample.input(2 * item + 1, bit, b);
      }
      double share = ones / (items - 1);
      loss -= Math.log(wanted(sample, 2 * items + 3, bit, b, 4) ? share : 1 - share);
    }
    return loss;
  }
}
