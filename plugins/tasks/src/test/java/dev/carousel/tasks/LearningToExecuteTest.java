package dev.carousel.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class LearningToExecuteTest {
  @Test
  void its_example_is_what_it_writes() {
    var task = new LearningToExecute(2, 2, false);
    Sample sample = Sample.of(task, 1, ScriptedStream.of(37, 4, 2, 5, 1, 11, 1));
    Texts texts = Texts.of(sample, 0, Script.CHARACTERS);
    assertEquals(
        Sample.example(task), texts.question().replace("\n", "\\n") + " -> " + texts.answer());
  }

  @Test
  void a_program_prints_its_answer_when_it_is_run() {
    for (boolean mix : new boolean[] {false, true}) {
      Sample sample = Sample.of(new LearningToExecute(3, 4, mix), 3000);
      for (int b = 0; b < sample.size(); b++) {
        Texts texts = Texts.of(sample, b, Script.CHARACTERS);
        String program = texts.question().substring(0, texts.question().length() - 1);
        assertEquals(ScriptRun.printed(program) + ".", texts.answer(), program);
        assertEquals(texts.answer(), texts.readBack() + ".");
      }
    }
  }

  @Test
  void the_largest_programs_fit() {
    Sample sample = Sample.of(new LearningToExecute(6, 6, false), 2000);
    assertTrue(sample.batch().steps() <= sample.batch().format().longest());
  }
}
