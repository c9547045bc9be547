package dev.carousel.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class EvenPairsTest {
  @Test
  void its_example_is_what_it_writes() {
    var task = new EvenPairs(5);
    Sample sample = Sample.of(task, 1, ScriptedStream.of(0, 1, 1, 0, 1));
    assertEquals(Sample.example(task), sample.named("ab", 0) + " -> " + sample.answer(0));
  }

  @Test
  void the_answer_is_whether_the_letter_changes_an_even_number_of_times() {
    Sample sample = Sample.of(new EvenPairs(12), 500);
    for (int b = 0; b < sample.size(); b++) {
      int changes = 0;
      for (int step = 1; step < 12; step++) {
        changes += sample.token(step, b) == sample.token(step - 1, b) ? 0 : 1;
      }
      assertEquals(changes % 2 == 0 ? 1 : 0, sample.answer(b));
    }
  }
}
