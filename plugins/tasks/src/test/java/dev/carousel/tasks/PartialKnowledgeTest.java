package dev.carousel.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.api.Task;
import dev.carousel.api.data.Batch;
import dev.carousel.api.data.Episodes;
import dev.carousel.api.data.Metric;
import dev.carousel.compute.random.Streams;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Baselines of predictors that know all but one item, against such predictors on samples. */
final class PartialKnowledgeTest {
  private static final int SEQUENCES = 40_000;

  private static double stated(Task task, String name, Metric metric) {
    return task.baselines().stream()
        .filter(baseline -> baseline.name().equals(name) && baseline.metric() == metric)
        .findFirst()
        .orElseThrow()
        .value();
  }

  private static void assertNear(double stated, double measured) {
    assertEquals(stated, measured, 0.02 * stated);
  }

  /** The mean squared error of a predictor of the answer that knows the second number alone. */
  private static double withoutFirst(
      LongLagPair pair, LongLagPair.Answer answer, DoubleUnaryOperator predictor) {
    var seconds = new ArrayList<Double>();
    var random = Streams.named(1, "sequences");
    var batch = new Batch(new Adding(pair.longest()).format(), SEQUENCES / 10);
    double squares = 0;
    for (int round = 0; round < 10; round++) {
      seconds.clear();
      Episodes episodes =
          sequence ->
              pair.write(
                  sequence,
                  random,
                  (x, y) -> {
                    seconds.add(y);
                    return answer.of(x, y);
                  });
      batch.fill(episodes);
      for (int b = 0; b < batch.sequences(); b++) {
        int last = (batch.length(b) - 1) * batch.sequences() + b;
        double missed = batch.values()[last] - predictor.applyAsDouble(seconds.get(b));
        squares += missed * missed / SEQUENCES;
      }
    }
    return squares;
  }

  @ParameterizedTest
  @ValueSource(ints = {22, 100})
  void whoever_knows_the_second_addend_of_1997_is_left_with_the_first(int length) {
    assertNear(
        stated(new AddingHs97(length), "one addend", Metric.LOSS),
        withoutFirst(
            new LongLagPair(length, -1, 0),
            (x, y) -> 0.5 + (x + y) / 4,
            second -> 0.5 + second / 4));
  }

  /** Beside a second factor of 1 the first is never 1 itself. */
  @Test
  void whoever_knows_the_second_factor_of_1997_is_left_with_the_first() {
    var pair = new LongLagPair(22, 0, 1);
    double firstIsOne = 0.1 / (1 - 0.9 / 9);
    double mean = (1 + firstIsOne) / 2;
    assertNear(
        stated(new Multiplication(22), "one factor", Metric.LOSS),
        withoutFirst(pair, (x, y) -> x * y, second -> second == 1 ? 0.5 : second * mean));
  }

  /** The mean squared error of a predictor that knows the number marked last. */
  private static double withLast(Task task, DoubleUnaryOperator predictor) {
    Sample sample = Sample.of(task, SEQUENCES);
    double squares = 0;
    for (int b = 0; b < SEQUENCES; b++) {
      int step = sample.length(b) - 1;
      double answer = sample.batch().values()[step * SEQUENCES + b];
      while (sample.input(step, 1, b) != 1) {
        step--;
      }
      double missed = answer - predictor.applyAsDouble(sample.input(step, 0, b));
      squares += missed * missed / SEQUENCES;
    }
    return squares;
  }

  @Test
  void whoever_knows_one_number_adds_or_multiplies_by_a_half() {
    for (Task task : List.of(new AddingBai(20), new MsAdd(20))) {
      assertNear(stated(task, "one addend", Metric.LOSS), withLast(task, number -> number + 0.5));
    }
    var half = new PascanuAdd(20);
    assertNear(
        stated(half, "one addend", Metric.LOSS), withLast(half, number -> (number + 0.5) / 2));
    for (Task task : List.of(new MsMult(20), new PascanuMult(20))) {
      assertNear(stated(task, "one factor", Metric.LOSS), withLast(task, number -> number / 2));
    }
  }

  /** Every symbol is a toss but the inner B and the two E; the first B is not predicted. */
  @Test
  void whoever_knows_the_grammar_alone_tosses_a_coin_at_both_outer_symbols() {
    var task = new EmbeddedReber(EmbeddedReber.Targets.NEXT);
    Sample sample = Sample.of(task, SEQUENCES);
    double tosses = 0;
    double predicted = 0;
    for (int b = 0; b < SEQUENCES; b++) {
      tosses += sample.length(b) - 4;
      predicted += sample.length(b) - 1;
    }
    assertNear(stated(task, "grammar", Metric.LOSS), tosses / predicted * Math.log(2));
  }

  /** Each word of a row adds its inner B, its inner E, its E and its B to what is no toss. */
  @Test
  void in_a_row_of_words_the_same_holds_for_each() {
    var task = new ContinualReber(150, EmbeddedReber.Targets.NEXT);
    Sample sample = Sample.of(task, SEQUENCES / 10);
    double tosses = 0;
    for (int b = 0; b < sample.size(); b++) {
      List<Integer> tokens = sample.tokens(b);
      for (int token : tokens.subList(1, tokens.size())) {
        tosses += token == ReberGrammar.B || token == ReberGrammar.E ? 0 : 1;
      }
    }
    double predicted = 149.0 * sample.size();
    assertNear(stated(task, "grammar", Metric.LOSS), tosses / predicted * Math.log(2));
  }

  @Test
  void whoever_knows_the_last_symbols_of_three_guesses_among_the_orders_left() {
    for (Task task :
        List.of(new TemporalOrder3(20), new MsTemporal3(20), new PascanuTemporal3(20))) {
      Map<String, Integer> known = Map.of("chance", 1, "one symbol", 2, "2 symbols", 4);
      int[] answers = Sample.of(task, SEQUENCES).answers();
      known.forEach(
          (name, cases) -> {
            int right = 0;
            for (int rest = 0; rest < cases; rest++) {
              right += answers[rest];
            }
            assertEquals(stated(task, name, Metric.ACCURACY), (double) right / SEQUENCES, 0.01);
          });
    }
  }

  @Test
  void whoever_knows_the_instruction_before_guesses_behind_an_ignored_one() {
    var task = new FlipFlop(30, 0.1, 0.8);
    var random = Streams.named(1, "sequences");
    Batch batch = new Batch(task.format(), 4000).fill(task.heldOut(random));
    double reads = 0;
    double unknown = 0;
    for (int position = 0; position < batch.tokens().length; position++) {
      if (batch.counted()[position]) {
        reads++;
        unknown += batch.tokens()[position - 2 * batch.sequences()] == 2 ? 1 : 0;
      }
    }
    assertNear(stated(task, "last instruction", Metric.ACCURACY), 1 - unknown / reads / 2);
    assertNear(stated(task, "last instruction", Metric.LOSS), unknown / reads * Math.log(2));
  }

  @Test
  void whoever_always_names_one_class_of_two_is_right_half_the_time() {
    for (TwoSequence.Form form : TwoSequence.Form.values()) {
      var task = new TwoSequence(10, 1, form);
      Batch batch =
          new Batch(task.format(), 4000).fill(task.heldOut(Streams.named(1, "sequences")));
      int first = 0;
      for (int b = 0; b < 4000; b++) {
        float target = batch.values()[(batch.length(b) - 1) * 4000 + b];
        first += target == (form == TwoSequence.Form.C ? 0.2f : 1f) ? 1 : 0;
      }
      assertTrue(Sample.balanced(first, 4000 - first));
    }
  }
}
