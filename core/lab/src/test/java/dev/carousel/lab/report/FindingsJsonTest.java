package dev.carousel.lab.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.carousel.lab.json.Fields;
import dev.carousel.lab.json.Json;
import org.junit.jupiter.api.Test;

class FindingsJsonTest {
  private static final Fields FINDINGS =
      Fields.of(Json.read(Json.write(FindingsJson.of(Samples.complete().findings()))));

  @Test
  void results_have_counts_intervals_and_medians() {
    Fields rnn = Fields.of(FINDINGS.list("results").get(3));
    assertEquals("gap=30", rnn.text("condition"));
    assertEquals("rnn", rnn.text("arm"));
    assertEquals(5, rnn.whole("n"));
    assertEquals(1, rnn.whole("solved"));
    assertEquals(2, rnn.list("interval").size());
    assertNull(rnn.get("medianUpdates"));
    assertEquals(2000, rnn.whole("longestUpdates"));
    assertEquals(0.602, rnn.fields("metric").number("estimate"), 1e-12);
    assertEquals(750, Fields.of(FINDINGS.list("results").getFirst()).whole("medianUpdates"));
  }

  @Test
  void comparisons_name_test_effect_and_correction() {
    assertEquals(4 * 3 * 3, FINDINGS.list("comparisons").size());
    Fields comparison = Fields.of(FINDINGS.list("comparisons").get(18));
    assertEquals("gap=100", comparison.text("condition"));
    assertEquals("lstm", comparison.text("a"));
    assertEquals("rnn", comparison.text("b"));
    assertEquals("Fisher exact test", comparison.text("test"));
    assertEquals("[5, 5]", comparison.list("n").toString());
    assertEquals(2.0 / 252, comparison.number("p"), 1e-12);
    assertEquals(6.0 / 252, comparison.number("corrected"), 1e-12);
    assertEquals(1, comparison.fields("effect").number("value"));
  }

  @Test
  void results_name_best_values_and_other_forms_of_the_task() {
    Fields further =
        Fields.of(Json.read(Json.write(FindingsJson.of(Samples.elsewhere().findings()))));
    Fields lstm = Fields.of(further.list("results").getFirst());
    assertNull(lstm.get("best"));
    Fields far = Fields.of(lstm.list("elsewhere").getLast());
    assertEquals("gap=1000", far.text("where"));
    assertEquals(0, far.whole("solved"));
    assertEquals(2, far.whole("n"));
    assertEquals(0.75, far.fields("means").number("accuracy"));
    Fields early = Fields.of(Json.read(Json.write(FindingsJson.of(Samples.plateaus().findings()))));
    Fields best = Fields.of(early.list("results").getFirst()).fields("best");
    assertEquals(2.989 / 3, best.number("estimate"), 1e-12);
  }

  @Test
  void what_is_not_known_is_null() {
    Fields partial = Fields.of(Json.read(Json.write(FindingsJson.of(Samples.empty().findings()))));
    Fields result = Fields.of(partial.list("results").getFirst());
    assertNull(result.get("interval"));
    assertNull(result.get("metric"));
    assertEquals("No trial has ended yet.", partial.list("verdict").getFirst());
  }
}
