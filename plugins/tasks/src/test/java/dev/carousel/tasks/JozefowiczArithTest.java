package dev.carousel.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class JozefowiczArithTest {
  @Test
  void its_example_is_what_it_writes() {
    var task = new JozefowiczArith(2, 2);
    Sample sample =
        Sample.of(task, 1, ScriptedStream.of(1, 37, 1, 2, 1, 6, 0, 10, 4, 3, 0, 17, 1, 0));
    Texts texts = Texts.of(sample, 0, JozefowiczArith.CHARACTERS);
    assertEquals(Sample.example(task), texts.question() + " -> " + texts.answer());
  }

  @Test
  void without_the_letters_the_question_is_the_answers() {
    Sample sample = Sample.of(new JozefowiczArith(5, 9), 1000);
    for (int b = 0; b < sample.size(); b++) {
      Texts texts = Texts.of(sample, b, JozefowiczArith.CHARACTERS);
      String plain = texts.question().replaceAll("[a-z=]", "");
      assertEquals(texts.question().length(), plain.length() + 10);
      boolean plus = plain.contains("+");
      String[] numbers = plain.split("[+-]");
      long second = Long.parseLong(numbers[1]);
      assertEquals(Long.parseLong(numbers[0]) + (plus ? second : -second) + ".", texts.answer());
      assertEquals(texts.answer(), texts.readBack() + ".");
    }
  }
}
