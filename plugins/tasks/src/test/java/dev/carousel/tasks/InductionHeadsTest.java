package dev.carousel.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class InductionHeadsTest {
  @Test
  void its_example_is_what_it_writes() {
    var task = new InductionHeads(7, 4, InductionHeads.Place.ANYWHERE);
    Sample sample = Sample.of(task, 1, ScriptedStream.of(2, 1, 2, 0, 3, 1));
    String answer = Shown.answer(sample, Shown.of("abcd"));
    assertEquals(
        Sample.example(task), Shown.tokens(sample, Shown.of("abcd!"), " ") + " -> " + answer);
  }

  @ParameterizedTest
  @EnumSource
  void the_answer_followed_the_special_token(InductionHeads.Place place) {
    Sample sample = Sample.of(new InductionHeads(20, 6, place), 500);
    var seen = new HashSet<Integer>();
    for (int b = 0; b < sample.size(); b++) {
      List<Integer> tokens = sample.tokens(b);
      int first = tokens.indexOf(6);
      seen.add(first);
      assertEquals(19, tokens.lastIndexOf(6));
      assertEquals(2, tokens.stream().filter(token -> token == 6).count());
      assertEquals(tokens.get(first + 1), sample.answer(b));
    }
    assertEquals(place == InductionHeads.Place.START ? 1 : 18, seen.size());
  }
}
