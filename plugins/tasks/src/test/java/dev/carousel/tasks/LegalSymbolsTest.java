package dev.carousel.tasks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.api.Task;
import dev.carousel.api.data.Batch;
import dev.carousel.api.data.Metric;
import dev.carousel.compute.model.Score;
import dev.carousel.compute.random.Streams;
import dev.carousel.tasks.EmbeddedReber.Targets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which symbols may follow in embedded Reber words, and what does not know the first T or P. */
final class LegalSymbolsTest {
  private static final String SYMBOLS = "BTPSXVE";
  private static final int SEQUENCES = 4000;
  private static final EmbeddedReber WORDS = new EmbeddedReber(Targets.LEGAL);

  private static double[] values(Batch batch, int position) {
    return IntStream.range(0, 7).mapToDouble(i -> batch.values()[7 * position + i]).toArray();
  }

  private static String likely(Batch batch, int step, double probability) {
    double[] values = values(batch, step);
    return IntStream.range(0, 7)
        .filter(i -> values[i] == probability)
        .mapToObj(i -> SYMBOLS.substring(i, i + 1))
        .collect(Collectors.joining());
  }

  private static String written(Batch batch) {
    return IntStream.range(0, batch.length(0))
        .filter(step -> batch.counted()[step])
        .mapToObj(step -> likely(batch, step, 1) + likely(batch, step, 0.5))
        .collect(Collectors.joining(" "));
  }

  @Test
  void the_next_symbol_is_learnt_and_the_legal_ones_are_held_out() {
    var draws = new double[] {0, 1, 1, 1};
    Batch trained = Sample.of(WORDS, 1, ScriptedStream.of(draws)).batch();
    assertEquals("T B P V V E T E", written(trained));
    Batch held = new Batch(WORDS.format(), 1).fill(WORDS.heldOut(ScriptedStream.of(draws)));
    assertEquals("TP B TP TV PV E T E", written(held));
  }

  @Test
  void between_words_of_a_row_the_next_begins() {
    var task = new ContinualReber(84, Targets.LEGAL);
    double[] draws =
        IntStream.range(0, 10).boxed().flatMapToDouble(_ -> DoubleStream.of(0, 1, 1, 1)).toArray();
    Batch held = new Batch(task.format(), 1).fill(task.heldOut(ScriptedStream.of(draws)));
    String word = "TP B TP TV PV E T E B ";
    assertEquals(word.repeat(9) + "TP B", written(held));
  }

  /** Of prefixes that are frequent enough to tell. */
  @Test
  void held_out_values_are_how_often_each_symbol_follows_what_came_before() {
    var task = new ContinualReber(84, Targets.LEGAL);
    Batch trained = filled(task, false);
    Batch held = filled(task, true);
    assertArrayEquals(trained.tokens(), held.tokens());
    Map<String, double[]> sums = new HashMap<>();
    Map<String, double[]> legal = new HashMap<>();
    Map<String, Integer> counts = new HashMap<>();
    for (int b = 0; b < SEQUENCES; b++) {
      var prefix = new StringBuilder();
      for (int step = 0; step < 20; step++) {
        int position = step * SEQUENCES + b;
        prefix.append(trained.tokens()[position]);
        String key = prefix.toString();
        double[] next = values(trained, position);
        double[] sum = sums.computeIfAbsent(key, _ -> new double[7]);
        Arrays.setAll(sum, i -> sum[i] + next[i]);
        counts.merge(key, 1, Integer::sum);
        legal.put(key, values(held, position));
      }
    }
    int compared = 0;
    for (Map.Entry<String, Integer> prefix : counts.entrySet()) {
      int count = prefix.getValue();
      if (count >= 200) {
        double[] shares = Arrays.stream(sums.get(prefix.getKey())).map(x -> x / count).toArray();
        assertArrayEquals(legal.get(prefix.getKey()), shares, 2.5 / Math.sqrt(count));
        compared++;
      }
    }
    assertTrue(compared > 30, compared + " prefixes");
  }

  private static Batch filled(Task task, boolean heldOut) {
    var random = Streams.named(1, "sequences");
    return new Batch(task.format(), SEQUENCES)
        .fill(heldOut ? task.heldOut(random) : task.episodes(random));
  }

  static List<Task> tasks() {
    return List.of(
        WORDS, new ContinualReber(84, Targets.LEGAL), new ContinualReber(120, Targets.LEGAL));
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void whoever_knows_the_grammar_alone_tosses_a_coin_before_each_second_t_or_p(Task task) {
    Batch batch = filled(task, true);
    var random = new Random(1);
    var score = new Score(0);
    for (int b = 0; b < SEQUENCES; b++) {
      int right = 0;
      int steps = 0;
      boolean inner = false;
      int last = ReberGrammar.E;
      for (int step = 0; step < batch.length(b); step++) {
        int position = step * SEQUENCES + b;
        int token = batch.tokens()[position];
        boolean toss = token == ReberGrammar.E && inner;
        inner = token == ReberGrammar.B ? last != ReberGrammar.E : inner && !toss;
        last = token;
        if (batch.counted()[position]) {
          double[] known = values(batch, position);
          boolean either = toss || Arrays.stream(known).anyMatch(p -> p == 0.5);
          score.addLoss(either ? Math.log(2) : 0, 1);
          if (toss) {
            assertEquals(1, known[ReberGrammar.T] + known[ReberGrammar.P]);
          }
          steps++;
          right += toss && random.nextBoolean() ? 0 : 1;
        }
      }
      score.addSequence(steps, right);
    }
    for (Metric metric : List.of(Metric.LOSS, Metric.ACCURACY, Metric.SEQUENCES)) {
      double stated = MonteCarlo.stated(task, "grammar", metric);
      double width = metric == Metric.SEQUENCES ? 2 / Math.sqrt(SEQUENCES) : 0.02 * stated;
      assertEquals(stated, score.value(metric), width, metric.label());
    }
  }
}
