package dev.carousel.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.api.data.Metric;
import java.util.ArrayDeque;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class JozefowiczXmlTest {
  private static String text(Sample sample, int b) {
    return sample.tokens(b).stream()
        .map(token -> String.valueOf(JozefowiczXml.CHARACTERS.at(token)))
        .collect(Collectors.joining());
  }

  @Test
  void its_example_is_what_it_writes() {
    var task = new JozefowiczXml(20, 2, 3);
    Sample sample = Sample.of(task, 1, ScriptedStream.of(0, 0, 1, 0, 1, 2, 3, 4, 1));
    String decisive =
        IntStream.range(0, 20)
            .filter(step -> sample.decisive(step, 0))
            .mapToObj(step -> " " + JozefowiczXml.CHARACTERS.at(sample.target(step, 0)))
            .collect(Collectors.joining());
    assertEquals(Sample.example(task), text(sample, 0) + " -> decisive:" + decisive);
  }

  @Test
  void every_tag_closes_the_last_one_that_opened_and_its_name_decides() {
    Sample sample = Sample.of(new JozefowiczXml(200, 4, 10), 200);
    for (int b = 0; b < sample.size(); b++) {
      var open = new ArrayDeque<String>();
      int decisive = 0;
      String text = text(sample, b);
      for (String tag : text.substring(1).split("<")) {
        String name = tag.replace(">", "");
        if (!tag.startsWith("/")) {
          open.push(name);
          assertTrue(open.size() <= 4 && name.length() <= 10);
        } else if (tag.endsWith(">")) {
          assertEquals("/" + open.pop(), name);
          decisive += name.length() - 1;
        } else {
          assertTrue(("/" + open.pop()).startsWith(name));
          decisive += name.length() - 1;
        }
      }
      int sequence = b;
      assertEquals(
          decisive,
          IntStream.range(0, 200).filter(step -> sample.decisive(step, sequence)).count());
      assertFalse(sample.counted(199, b));
    }
  }

  @Test
  void whoever_knows_the_nesting_alone_reaches_what_is_stated() {
    var task = new JozefowiczXml(100, 4, 10);
    Sample sample = Sample.of(task, 4000);
    MonteCarlo.agrees(
        task,
        "nesting",
        Metric.ACCURACY,
        IntStream.range(0, sample.size())
            .mapToDouble(
                b -> {
                  int[] steps =
                      IntStream.range(0, 100).filter(step -> sample.decisive(step, b)).toArray();
                  int step = steps[b % steps.length];
                  return sample.target(step, b) == b % 26 ? 1 : 0;
                }));
  }
}
