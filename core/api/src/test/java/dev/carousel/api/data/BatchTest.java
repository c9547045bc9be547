package dev.carousel.api.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.carousel.api.data.Format.Target;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchTest {
  private static final Format VALUES = Format.values(2, 1, 4);
  private static final Format CLASSES = Format.tokens(5, 3, 4);

  /** Writes the given sequences in turn. */
  private static Batch fill(Format format, Episodes... sequences) {
    Iterator<Episodes> next = List.of(sequences).iterator();
    return new Batch(format, sequences.length).fill(sequence -> next.next().next(sequence));
  }

  private static String failure(Format format, Episodes sequence) {
    return assertThrows(RuntimeException.class, () -> fill(format, sequence)).getMessage();
  }

  @Test
  void sequences_lie_side_by_side_in_order_of_time() {
    Batch batch =
        fill(
            VALUES,
            s -> {
              s.begin(2);
              s.input(0, 0, 1);
              s.input(1, 1, 2);
              s.target(1, 0, 0.5);
            },
            s -> {
              s.begin(3);
              s.input(2, 0, 3);
              s.target(0, 0, -1);
            });
    assertEquals(3, batch.steps());
    assertEquals(2, batch.sequences());
    assertEquals(2, batch.length(0));
    assertEquals(3, batch.length(1));
    float[] inputs = {1, 0, 0, 0, 0, 2, 0, 0, 0, 0, 3, 0};
    assertArrayEquals(inputs, Arrays.copyOf(batch.inputs(), 12));
    float[] values = {0, -1, 0.5f, 0, 0, 0};
    assertArrayEquals(values, Arrays.copyOf(batch.values(), 6));
    boolean[] counted = {false, true, true, false, false, false};
    assertArrayEquals(counted, Arrays.copyOf(batch.counted(), 6));
    assertArrayEquals(counted, Arrays.copyOf(batch.decisive(), 6));
  }

  @Test
  void inputs_of_a_step_are_written_at_once_and_stay_within_it() {
    float[] from = {7, 1, 2, 3};
    Batch batch =
        fill(
            VALUES,
            s -> {
              s.begin(2);
              s.inputs(1, from, 1, 2);
              s.target(1, 0, 0);
            });
    assertArrayEquals(new float[] {0, 0, 1, 2}, Arrays.copyOf(batch.inputs(), 4));
    for (int[] wrong : new int[][] {{1, 3}, {2, 1}, {1, -1}}) {
      Episodes episodes =
          s -> {
            s.begin(2);
            s.inputs(wrong[0], from, 0, wrong[1]);
          };
      assertThrows(IndexOutOfBoundsException.class, () -> fill(VALUES, episodes));
    }
  }

  @Test
  void filling_again_leaves_nothing_behind() {
    Episodes full =
        s -> {
          s.begin(4);
          for (int t = 0; t < 4; t++) {
            s.token(t, 4);
            s.target(t, 2);
          }
        };
    Episodes brief =
        s -> {
          s.begin(2);
          s.token(1, 3);
          s.target(0, 1);
        };
    var used = new Batch(CLASSES, 3);
    used.fill(full).fill(brief);
    Batch fresh = new Batch(CLASSES, 3).fill(brief);
    assertEquals(fresh.steps(), used.steps());
    assertArrayEquals(fresh.tokens(), used.tokens());
    assertArrayEquals(fresh.classes(), used.classes());
    assertArrayEquals(fresh.counted(), used.counted());
    assertArrayEquals(fresh.decisive(), used.decisive());
    used.fill(full);
    assertEquals(4, used.steps());
    assertEquals(4, used.tokens()[11]);
  }

  @Test
  void next_tokens_are_the_classes_to_predict() {
    Batch batch =
        fill(
            Format.nextToken(5, 3),
            s -> {
              s.begin(3);
              s.token(0, 2);
              s.token(1, 4);
              s.token(2, 1);
              s.counts(0);
              s.counts(1);
            });
    assertArrayEquals(new int[] {4, 1, 0}, batch.classes());
    assertArrayEquals(new boolean[] {true, true, false}, batch.counted());
  }

  @Test
  void labels_are_zeros_and_ones() {
    Batch batch =
        fill(
            new Format(2, false, 3, Target.LABELS, 2),
            s -> {
              s.begin(2);
              s.label(0, 2);
              s.label(0, 0);
              s.counts(1);
            });
    assertArrayEquals(new float[] {1, 0, 1, 0, 0, 0}, batch.values());
    assertArrayEquals(new boolean[] {true, true}, batch.counted());
  }

  @Test
  void marked_steps_alone_are_decisive() {
    Batch batch =
        fill(
            CLASSES,
            s -> {
              s.begin(3);
              s.target(0, 1);
              s.target(2, 1);
              s.decisive(2);
            },
            s -> {
              s.begin(2);
              s.target(0, 1);
              s.target(1, 1);
            });
    boolean[] decisive = {false, true, false, true, true, false};
    assertArrayEquals(decisive, Arrays.copyOf(batch.decisive(), 6));
  }

  @Test
  void arrays_that_a_format_has_no_use_for_are_empty() {
    var classes = new Batch(CLASSES, 2);
    assertEquals(0, classes.inputs().length);
    assertEquals(0, classes.values().length);
    var values = new Batch(VALUES, 2);
    assertEquals(0, values.tokens().length);
    assertEquals(0, values.classes().length);
  }

  @Test
  void a_sequence_stays_within_its_format() {
    assertEquals(
        "a sequence of 5 steps, where the longest has 4", failure(VALUES, s -> s.begin(5)));
    assertEquals(
        "a sequence of 0 steps, where the longest has 4", failure(VALUES, s -> s.begin(0)));
    assertEquals("step 2 of a sequence of 2 steps", failure(VALUES, at(s -> s.input(2, 0, 1))));
    assertEquals("step -1 of a sequence of 2 steps", failure(VALUES, at(s -> s.input(-1, 0, 1))));
    assertEquals("channel 2 of 2", failure(VALUES, at(s -> s.input(0, 2, 1))));
    assertEquals("output 1 of 1", failure(VALUES, at(s -> s.target(0, 1, 1))));
    assertEquals("token 5 of 5", failure(CLASSES, at(s -> s.token(0, 5))));
    assertEquals("class 3 of 3", failure(CLASSES, at(s -> s.target(0, 3))));
    assertEquals("step 0 of a sequence of 0 steps", failure(CLASSES, s -> s.token(0, 1)));
  }

  private static Episodes at(Episodes write) {
    return sequence -> {
      sequence.begin(2);
      write.next(sequence);
    };
  }

  @Test
  void a_task_that_breaks_its_contract_is_told_so() {
    assertEquals("the task wrote a sequence without beginning it", failure(CLASSES, s -> {}));
    assertEquals("step 0 is decisive but has no target", failure(CLASSES, at(s -> s.decisive(0))));
    assertEquals(
        "the last step has no next token to predict",
        failure(Format.nextToken(5, 3), at(s -> s.counts(1))));
    assertEquals(
        "a batch needs at least one sequence",
        assertThrows(IllegalArgumentException.class, () -> new Batch(CLASSES, 0)).getMessage());
  }

  @Test
  void formats_are_checked() {
    assertThrows(IllegalArgumentException.class, () -> Format.values(0, 1, 4));
    assertThrows(IllegalArgumentException.class, () -> Format.values(1, 0, 4));
    assertThrows(IllegalArgumentException.class, () -> Format.tokens(2, 2, 0));
    assertThrows(
        IllegalArgumentException.class, () -> new Format(3, true, 2, Target.NEXT_TOKEN, 4));
    assertThrows(
        IllegalArgumentException.class, () -> new Format(3, false, 3, Target.NEXT_TOKEN, 4));
  }
}
