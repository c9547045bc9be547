package dev.carousel.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.api.Task;
import dev.carousel.api.data.Batch;
import dev.carousel.compute.random.Streams;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the published tasks say of their sequences, counted on samples. */
final class GeneratorsTest {
  private static final int SEQUENCES = 2000;

  private static List<Integer> marks(Sample sample, int b) {
    return IntStream.range(0, sample.length(b))
        .filter(step -> sample.input(step, 1, b) == 1)
        .boxed()
        .toList();
  }

  private static double value(Sample sample, int b) {
    return sample.batch().values()[(sample.length(b) - 1) * sample.size() + b];
  }

  private static String text(Sample sample, int b) {
    return sample.tokens(b).stream().map(String::valueOf).collect(Collectors.joining());
  }

  private static Batch heldOut(Task task) {
    return new Batch(task.format(), 50).fill(task.heldOut(Streams.named(2, "held out")));
  }

  @Test
  void numbers_of_1997_are_marked_in_the_first_half_and_bounds_are_minus_one() {
    Sample sample = Sample.of(new AddingHs97(100), SEQUENCES);
    var lengths = new int[11];
    for (int b = 0; b < SEQUENCES; b++) {
      int length = sample.length(b);
      lengths[length - 100]++;
      assertEquals(-1, sample.input(0, 1, b));
      assertEquals(-1, sample.input(length - 1, 1, b));
      List<Integer> marks = marks(sample, b);
      assertTrue(marks.size() == 2 || marks.size() == 1);
      assertTrue(marks.getFirst() < (marks.size() == 2 ? 10 : 49) && marks.getLast() < 49);
      double sum = 0;
      for (int step : marks) {
        sum += sample.input(step, 0, b);
      }
      assertEquals(0.5 + sum / 4, value(sample, b), 1e-6);
    }
    assertTrue(Sample.balanced(lengths), () -> Arrays.toString(lengths));
  }

  @Test
  void products_of_1997_leave_out_a_number_on_the_first_step() {
    Sample sample = Sample.of(new Multiplication(100), SEQUENCES);
    int single = 0;
    for (int b = 0; b < SEQUENCES; b++) {
      double product = 1;
      for (int step : marks(sample, b)) {
        product *= sample.input(step, 0, b);
      }
      single += marks(sample, b).size() == 1 ? 1 : 0;
      assertEquals(product, value(sample, b), 1e-6);
    }
    assertEquals(new LongLagPair(100, 0, 1).eitherNeutral(), (double) single / SEQUENCES, 0.03);
  }

  @Test
  void marks_anywhere_are_two_different_steps_each_as_likely() {
    Sample sample = Sample.of(new AddingBai(10), SEQUENCES);
    var counts = new int[10];
    for (int b = 0; b < SEQUENCES; b++) {
      List<Integer> marks = marks(sample, b);
      assertEquals(2, marks.size());
      marks.forEach(step -> counts[step]++);
    }
    assertTrue(Sample.balanced(counts), () -> Arrays.toString(counts));
  }

  @Test
  void marks_of_2011_scale_with_the_length_and_a_third_sign_stands_two_before_the_end() {
    for (int length : new int[] {20, 100, 250}) {
      Sample sample = Sample.of(new MsAdd(length), 200);
      for (int b = 0; b < sample.size(); b++) {
        assertTrue(sample.length(b) >= length && 10 * sample.length(b) < 11 * length);
        assertEquals(-1, sample.input(0, 1, b));
        assertEquals(-1, sample.input(sample.length(b) - 3, 1, b));
        List<Integer> marks = marks(sample, b);
        assertTrue(marks.getFirst() * 10 < length && marks.getFirst() >= length / 100);
        assertTrue(marks.getLast() >= length / 10 && marks.getLast() < length / 2);
      }
    }
  }

  @Test
  void bits_marked_for_exclusive_or_make_either_class_as_likely() {
    Sample sample = Sample.of(new MsXor(50), SEQUENCES);
    for (int b = 0; b < SEQUENCES; b++) {
      List<Integer> marks = marks(sample, b);
      int equal =
          sample.input(marks.getFirst(), 0, b) == sample.input(marks.getLast(), 0, b) ? 0 : 1;
      assertEquals(equal, sample.answer(b));
    }
    assertTrue(Sample.balanced(sample.answers()));
  }

  @Test
  void rare_symbols_stand_where_the_papers_put_them_and_their_order_is_the_class() {
    assertPlaces(new TemporalOrder3(100), 6, 10, 20, 33, 43, 66, 76);
    assertPlaces(new MsTemporal2(100), 4, 1, 10, 40, 50);
    assertPlaces(new MsTemporal3(100), 4, 1, 10, 30, 40, 50, 60);
    assertPlaces(new PascanuTemporal2(100), 4, 10, 19, 50, 59);
    assertPlaces(new PascanuTemporal3(100), 4, 10, 19, 30, 39, 60, 69);
  }

  private static void assertPlaces(Task task, int x, int... bounds) {
    Sample sample = Sample.of(task, SEQUENCES);
    for (int b = 0; b < SEQUENCES; b++) {
      int order = 0;
      int found = 0;
      for (int step = 1; step < sample.length(b) - 1; step++) {
        int token = sample.token(step, b);
        if (token == x || token == x + 1) {
          assertTrue(step >= bounds[2 * found] && step <= bounds[2 * found + 1]);
          order = 2 * order + token - x;
          found++;
        }
      }
      assertEquals(bounds.length / 2, found);
      assertEquals(order, sample.answer(b));
    }
    assertTrue(Sample.balanced(sample.answers()));
  }

  @Test
  void noise_has_the_variance_of_the_paper_and_held_out_targets_none() {
    var task = new TwoSequence(100, 3, TwoSequence.Form.C);
    Sample sample = Sample.of(task, 500);
    double squares = 0;
    double targets = 0;
    for (int b = 0; b < 500; b++) {
      squares += Math.pow(sample.input(50, 0, b), 2) / 500;
      double clean =
          sample.input(0, 0, b) + sample.input(1, 0, b) + sample.input(2, 0, b) > 0 ? 0.2 : 0.8;
      targets += Math.pow(value(sample, b) - clean, 2) / 500;
    }
    assertEquals(0.2, squares, 0.05);
    assertEquals(0.1, targets, 0.025);
    Batch heldOut = heldOut(task);
    for (int b = 0; b < heldOut.sequences(); b++) {
      float target = heldOut.values()[(heldOut.length(b) - 1) * heldOut.sequences() + b];
      assertTrue(target == 0.2f || target == 0.8f);
    }
  }

  @Test
  void first_numbers_are_exact_in_form_a_alone() {
    Sample exact = Sample.of(new TwoSequence(20, 3, TwoSequence.Form.A), 50);
    Sample noisy = Sample.of(new TwoSequence(20, 3, TwoSequence.Form.B), 50);
    for (int b = 0; b < 50; b++) {
      assertEquals(value(exact, b) == 1 ? 1 : -1, exact.input(2, 0, b));
      assertNotEquals(1, Math.abs(noisy.input(2, 0, b)));
    }
  }

  @Test
  void the_trigger_comes_ten_steps_late_on_average() {
    Sample sample = Sample.of(new LongLagTrigger(50, 100), SEQUENCES);
    double steps = 0;
    for (int b = 0; b < SEQUENCES; b++) {
      List<Integer> tokens = sample.tokens(b);
      assertTrue(tokens.size() >= 53);
      assertTrue(tokens.subList(2, tokens.size() - 1).stream().allMatch(token -> token >= 4));
      assertEquals(tokens.get(1), sample.answer(b));
      steps += (double) tokens.size() / SEQUENCES;
    }
    assertEquals(50 + 9 + 3, steps, 1);
  }

  @Test
  void the_symbols_between_are_in_order_or_any() {
    Sample ordered = Sample.of(new LongLag(6, LongLag.Middle.ORDERED), 50);
    Sample random = Sample.of(new LongLag(6, LongLag.Middle.RANDOM), SEQUENCES);
    for (int b = 0; b < 50; b++) {
      assertTrue(text(ordered, b).matches("0234560|1234561"));
    }
    var counts = new int[5];
    for (int b = 0; b < SEQUENCES; b++) {
      random.tokens(b).subList(1, 6).forEach(token -> counts[token - 2]++);
    }
    assertTrue(Sample.balanced(counts));
  }

  /** B T P S X V E are 0 to 6. */
  @Test
  void words_are_those_of_the_embedded_grammar() {
    // from the second node: T*V, then V ends, or P leads to where X leads back and S ends
    Predicate<String> reber =
        Pattern.compile("0(13*4(41*5(241*5)*(5|23)|3)|21*5(241*5)*(5|23))6").asMatchPredicate();
    Sample sample = Sample.of(new EmbeddedReber(EmbeddedReber.Targets.NEXT), SEQUENCES);
    double length = 0;
    for (int b = 0; b < SEQUENCES; b++) {
      String word = text(sample, b);
      assertEquals(word.charAt(1), word.charAt(word.length() - 2));
      assertTrue(reber.test(word.substring(2, word.length() - 2)), word);
      assertTrue(sample.decisive(word.length() - 3, b));
      length += (double) word.length() / SEQUENCES;
    }
    assertEquals(ReberGrammar.MEAN_LENGTH + 4, length, 0.3);
  }

  @Test
  void each_language_has_its_members_and_no_others() {
    List<Predicate<String>> members =
        List.of(
            string -> string.matches("1*"),
            string -> string.matches("(10)*"),
            string -> !string.matches("(|.*0)1(11)*0(00)*(|1.*)"),
            string -> !string.contains("000"),
            string -> zeros(string) % 2 == 0 && (string.length() - zeros(string)) % 2 == 0,
            string -> (2 * zeros(string) - string.length()) % 3 == 0,
            string -> string.matches("0*1*0*1*"));
    for (int language = 1; language <= 7; language++) {
      Sample sample = Sample.of(new Tomita(language, 2, 12, 12), SEQUENCES);
      for (int b = 0; b < SEQUENCES; b++) {
        String string = text(sample, b);
        assertEquals(members.get(language - 1).test(string), sample.answer(b) == 1, string);
      }
      assertTrue(Sample.balanced(sample.answers()));
    }
  }

  private static long zeros(String string) {
    return string.chars().filter(bit -> bit == '0').count();
  }

  @Test
  void a_language_refuses_lengths_without_members() {
    var e = assertThrows(IllegalArgumentException.class, () -> new Tomita(2, 2, 10, 11));
    assertTrue(e.getMessage().startsWith("language 2 has no members"), e.getMessage());
  }

  @Test
  void brackets_nest_no_deeper_than_asked_and_the_innermost_is_the_answer() {
    Sample sample = Sample.of(new Dyck(3, 4, 60, 60, 0.6), 200);
    for (int b = 0; b < sample.size(); b++) {
      var open = new ArrayDeque<Integer>();
      for (int step = 0; step < 60; step++) {
        int token = sample.token(step, b);
        if (token < 3) {
          open.push(token);
        } else {
          assertEquals(token - 3, open.pop());
        }
        assertTrue(open.size() <= 4);
        assertEquals(!open.isEmpty(), sample.counted(step, b));
        assertTrue(open.isEmpty() || open.peek() == sample.target(step, b));
        assertEquals(token >= 3 && !open.isEmpty(), sample.decisive(step, b));
      }
    }
  }

  @Test
  void brackets_that_are_shuffled_are_counted_kind_by_kind() {
    Sample sample = Sample.of(new ShuffleDyck(3, 60, 60, 0.6), 200);
    var opened = new int[2];
    for (int b = 0; b < sample.size(); b++) {
      var open = new int[3];
      for (int step = 0; step < 60; step++) {
        int kind = sample.token(step, b) % 3;
        boolean opens = sample.token(step, b) < 3;
        opened[opens ? 1 : 0] += open[kind] > 0 ? 1 : 0;
        open[kind] += opens ? 1 : -1;
        assertTrue(open[kind] >= 0);
        assertEquals(step > 0, sample.counted(step, b));
        for (int label = 0; label < 3 && step > 0; label++) {
          float value = sample.batch().values()[(step * sample.size() + b) * 3 + label];
          assertEquals(open[label] > 0 ? 1 : 0, value);
        }
      }
    }
    assertEquals(0.6, (double) opened[1] / (opened[0] + opened[1]), 0.03);
  }

  @Test
  void a_reset_closes_all_brackets() {
    Sample sample = Sample.of(new ResetDyck(60, 60, 0.1, 0.5), 200);
    int resets = 0;
    for (int b = 0; b < sample.size(); b++) {
      assertEquals("001", text(sample, b).substring(0, 3));
      int open = 0;
      for (int step = 0; step < 60; step++) {
        int token = sample.token(step, b);
        resets += token == 2 ? 1 : 0;
        open = token == 2 ? 0 : open + (token == 0 ? 1 : -1);
        assertTrue(open >= 0);
        assertEquals(open > 0 ? 1 : 0, sample.target(step, b));
        assertEquals(token == 1, sample.decisive(step, b));
      }
    }
    assertEquals(0.1, resets / (57.0 * 200), 0.015);
  }

  @Test
  void lengths_of_1994_differ_by_a_half() {
    var task = new TwoSequenceBengio(40, 2, 0.5);
    Sample sample = Sample.of(task, SEQUENCES);
    var lengths = new int[21];
    double squares = 0;
    int noisy = 0;
    for (int b = 0; b < SEQUENCES; b++) {
      lengths[sample.length(b) - 20]++;
      assertEquals(value(sample, b) == 1 ? 1 : -1, sample.input(0, 0, b));
      assertEquals(sample.input(0, 0, b), sample.input(1, 0, b));
      for (int step = 2; step < sample.length(b); step++) {
        squares += sample.input(step, 0, b) * sample.input(step, 0, b);
        noisy++;
      }
    }
    assertTrue(Sample.balanced(lengths), () -> Arrays.toString(lengths));
    assertEquals(0.5, squares / noisy, 0.02);
  }

  @Test
  void pictures_are_blocks_of_ink_within_a_margin_and_the_same_in_training_and_test() {
    var task = new RowMnistSynthetic(10, 28, 4, 4, 0, 28, 1);
    Sample sample = Sample.of(task, 200);
    Batch held = heldOut(task);
    var pictures = new String[10];
    for (int b = 0; b < 250; b++) {
      Batch batch = b < 200 ? sample.batch() : held;
      int row = b < 200 ? b : b - 200;
      String shown = picture(batch, row);
      int named = batch.classes()[27 * batch.sequences() + row];
      assertTrue(pictures[named] == null || pictures[named].equals(shown));
      pictures[named] = shown;
    }
    assertEquals(10, Arrays.stream(pictures).distinct().count());
    for (String picture : pictures) {
      for (int pixel = 0; pixel < 28 * 28; pixel++) {
        int y = pixel / 28 - 4;
        int x = pixel % 28 - 4;
        boolean margin = y < 0 || x < 0 || y >= 20 || x >= 20;
        int corner = margin ? 0 : (4 + y / 4 * 4) * 28 + 4 + x / 4 * 4;
        assertEquals(margin ? '0' : picture.charAt(corner), picture.charAt(pixel));
      }
    }
  }

  private static String picture(Batch batch, int row) {
    var picture = new StringBuilder();
    for (int step = 0; step < 28; step++) {
      for (int x = 0; x < 28; x++) {
        picture.append(batch.inputs()[(step * batch.sequences() + row) * 28 + x] == 1 ? '1' : '0');
      }
    }
    return picture.toString();
  }

  @Test
  void noise_is_added_to_every_pixel() {
    var task = new RowMnistSynthetic(2, 10, 2, 2, 0.5, 1, 1);
    var clean = new RowMnistSynthetic(2, 10, 2, 2, 0, 1, 1);
    Sample noisy = Sample.of(task, 500);
    Sample plain = Sample.of(clean, 500);
    var pictures = new Integer[2];
    for (int b = 0; b < 500; b++) {
      pictures[plain.answer(b)] = b;
    }
    double squares = 0;
    for (int b = 0; b < 500; b++) {
      for (int step = 0; step < 100; step++) {
        double ink = plain.input(step, 0, pictures[noisy.answer(b)]);
        squares += Math.pow(noisy.input(step, 0, b) - ink, 2);
      }
    }
    assertEquals(0.25, squares / 50_000, 0.01);
  }

  @Test
  void pictures_that_cannot_be_are_refused() {
    var few =
        assertThrows(
            IllegalArgumentException.class, () -> new RowMnistSynthetic(3, 4, 1, 2, 0, 1, 1));
    assertTrue(few.getMessage().startsWith("classes is 3, and 1 by 1 blocks"), few.getMessage());
    assertThrows(IllegalArgumentException.class, () -> new RowMnistSynthetic(2, 4, 2, 1, 0, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new RowMnistSynthetic(2, 4, 1, 1, 0, 5, 1));
    assertThrows(IllegalArgumentException.class, () -> new TwoSequenceBengio(10, 5, 0.2));
  }

  @Test
  void a_read_bit_is_the_one_last_written() {
    Sample sample = Sample.of(new FlipFlop(50, 0.5, 0.5), 200);
    for (int b = 0; b < sample.size(); b++) {
      assertEquals(0, sample.token(0, b));
      assertEquals(1, sample.token(98, b));
      int written = 0;
      for (int step = 0; step < 100; step += 2) {
        int bit = sample.token(step + 1, b) - 3;
        if (sample.token(step, b) == 1) {
          assertEquals(written, bit);
          assertEquals(bit, sample.target(step, b));
        } else if (sample.token(step, b) == 0) {
          written = bit;
        }
      }
    }
  }

  @Test
  void cards_of_a_deck_come_once_and_any_may_be_the_first() {
    Sample sample = Sample.of(new RepeatFirst(2), 400);
    for (int b = 0; b < sample.size(); b++) {
      var counts = new int[4];
      sample.tokens(b).forEach(suit -> counts[suit]++);
      assertTrue(Arrays.stream(counts).allMatch(count -> count == 26));
      assertEquals(sample.token(0, b), sample.answer(b));
    }
    assertTrue(Sample.balanced(sample.answers()));
  }

  @Test
  void symbols_repeat_half_the_time_and_are_equally_likely_all_the_same() {
    Sample sample = Sample.of(new NBack(3, 30, 4), SEQUENCES);
    var tokens = new int[4];
    var answers = new int[2];
    for (int b = 0; b < SEQUENCES; b++) {
      tokens[sample.token(29, b)]++;
      answers[sample.target(29, b)]++;
      assertEquals(sample.token(29, b) == sample.token(26, b) ? 1 : 0, sample.target(29, b));
    }
    assertTrue(Sample.balanced(tokens) && Sample.balanced(answers));
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 60})
  void held_out_lengths_may_lie_beyond_all_that_is_trained(int test) {
    for (Task task :
        List.of(
            new Parity(3, 20, test, false),
            new Dyck(2, 3, 20, test, 0.5),
            new AnBn(3, test),
            new AnBnCn(3, test))) {
      Batch batch = heldOut(task);
      Sample trained = Sample.of(task, 50);
      int longest = IntStream.range(0, 50).map(batch::length).max().orElseThrow();
      assertTrue(
          longest == test || (task instanceof AnBn || task instanceof AnBnCn) && longest > 7,
          task.toString());
      assertTrue(IntStream.range(0, 50).allMatch(b -> trained.length(b) <= 20), task.toString());
    }
  }
}
