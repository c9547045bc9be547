package dev.carousel.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.carousel.api.data.Metric;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class WordProblemTest {
  @Test
  void its_example_is_what_it_writes() {
    var task = new WordProblem(Group.S3, 4, WordProblem.Products.EVERY);
    Sample sample = Sample.of(task, 1, ScriptedStream.of(2, 1, 1, 5));
    String tokens = Shown.tokens(sample, Group.S3::element, " ");
    assertEquals(Sample.example(task), tokens + " -> " + Shown.targets(sample, Group.S3::element));
  }

  @ParameterizedTest
  @EnumSource
  void a_group_is_one(Group group) {
    int order = group.order();
    for (int a = 0; a < order; a++) {
      assertEquals(a, group.product(0, a));
      assertEquals(a, group.product(a, 0));
      var row = new HashSet<Integer>();
      for (int b = 0; b < order; b++) {
        row.add(group.product(a, b));
        int c = (7 * a + 3 * b) % order;
        assertEquals(group.product(group.product(a, b), c), group.product(a, group.product(b, c)));
      }
      assertEquals(order, row.size());
    }
  }

  @Test
  void groups_have_their_orders_and_only_z60_commutes() {
    assertEquals(
        List.of(60, 6, 12, 24, 60, 120), Arrays.stream(Group.values()).map(Group::order).toList());
    for (Group group : Group.values()) {
      boolean commutes = true;
      for (int a = 0; a < group.order(); a++) {
        for (int b = 0; b < group.order(); b++) {
          commutes &= group.product(a, b) == group.product(b, a);
        }
      }
      assertEquals(group == Group.Z60, commutes, group.name());
    }
  }

  @Test
  void targets_are_the_images_under_one_permutation_after_another() {
    Sample sample = Sample.of(new WordProblem(Group.S5, 10, WordProblem.Products.LAST), 100);
    for (int b = 0; b < sample.size(); b++) {
      var images = new StringBuilder();
      for (char thing = '1'; thing <= '5'; thing++) {
        char image = thing;
        for (int token : sample.tokens(b)) {
          image = Group.S5.element(token).charAt(image - '1');
        }
        images.append(image);
      }
      assertEquals(images.toString(), Group.S5.element(sample.answer(b)));
      assertFalse(sample.counted(8, b));
    }
  }

  @Test
  void whoever_knows_the_present_token_alone_reaches_what_is_stated() {
    var task = new WordProblem(Group.S4, 8, WordProblem.Products.EVERY);
    Sample sample = Sample.of(task, 20_000);
    MonteCarlo.agrees(
        task,
        "memoryless",
        Metric.ACCURACY,
        IntStream.range(0, sample.size())
            .mapToDouble(
                b ->
                    IntStream.range(0, 8)
                            .filter(step -> sample.target(step, b) == sample.token(step, b))
                            .count()
                        / 8.0));
  }
}
