package dev.carousel.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class LearningToExecuteAddTest {
  @Test
  void its_example_is_what_it_writes() {
    var task = new LearningToExecuteAdd(2);
    Sample sample = Sample.of(task, 1, ScriptedStream.of(88, 15));
    var names = Shown.of(Answer.CHARACTERS + "print(+)");
    String text = Shown.tokens(sample, names, "");
    String question = text.substring(0, text.indexOf('.') + 1);
    assertEquals(Sample.example(task), question + " -> " + Shown.answer(sample, names));
  }

  @Test
  void the_answer_is_the_sum_and_is_read_back_as_it_is_written() {
    for (int digits : new int[] {1, 4, 9}) {
      Sample sample = Sample.of(new LearningToExecuteAdd(digits), 300);
      for (int b = 0; b < sample.size(); b++) {
        Texts texts = Texts.of(sample, b, LearningToExecuteAdd.CHARACTERS);
        String[] numbers = texts.question().replaceAll("[^0-9+]", "").split("\\+");
        long sum = Long.parseLong(numbers[0]) + Long.parseLong(numbers[1]);
        assertEquals(sum + ".", texts.answer());
        assertEquals(String.valueOf(sum), texts.readBack());
      }
    }
  }
}
