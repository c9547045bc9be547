package dev.carousel.lab.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.api.Schedule;
import dev.carousel.api.describe.ComponentType;
import dev.carousel.api.describe.Kind;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Summary;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogueTest {
  private static final Origin ORIGIN = new Origin("here", "1", "here.jar", "00");

  @Name("linear")
  @Summary("a straight line")
  record Linear() implements Schedule {
    @Override
    public double factor(Progress progress) {
      return 1;
    }
  }

  @Name("cosine")
  @Summary("half a wave")
  record Cosine() implements Schedule {
    @Override
    public double factor(Progress progress) {
      return 1;
    }
  }

  private static Catalogue catalogue(PluginProblem... problems) {
    return Catalogue.of(
        List.of(
            new Offer(ComponentType.of(Linear.class), ORIGIN),
            new Offer(ComponentType.of(Cosine.class), ORIGIN)),
        List.of(problems));
  }

  private static UnknownComponentException unknown(Catalogue catalogue, Kind kind, String name) {
    return assertThrows(UnknownComponentException.class, () -> catalogue.find(kind, name));
  }

  @Test
  void offers_of_a_kind_are_in_the_order_of_their_names() {
    assertEquals(
        List.of("cosine", "linear"),
        catalogue().offers(Kind.SCHEDULE).stream().map(Offer::name).toList());
    assertEquals(List.of(), catalogue().offers(Kind.TASK));
  }

  @Test
  void a_slip_of_the_keys_is_corrected() {
    var e = unknown(catalogue(), Kind.SCHEDULE, "cosin");
    assertEquals("unknown-name", e.id());
    assertEquals("no schedule \"cosin\"; did you mean \"cosine\"?", e.getMessage());
    assertEquals(List.of("`carousel list schedules` shows all 2."), e.help());
    assertFalse(e.isPluginFault());
  }

  @Test
  void a_far_name_lists_the_nearest() {
    var e = unknown(catalogue(), Kind.SCHEDULE, "step-down");
    assertEquals("no schedule \"step-down\"", e.getMessage());
    assertEquals(
        List.of("nearest are cosine, linear; `carousel list schedules` shows all 2."), e.help());
  }

  @Test
  void a_name_of_another_kind_is_recognised() {
    var e = unknown(catalogue(), Kind.OPTIMIZER, "linear");
    assertEquals("no optimizer \"linear\"; there is a schedule of that name", e.getMessage());
    assertEquals(List.of("no plugin offers any optimizer."), e.help());
  }

  @Test
  void an_unknown_name_may_be_in_a_jar_that_did_not_load() {
    var e =
        unknown(catalogue(new PluginProblem("x.jar", "is not a jar")), Kind.SCHEDULE, "step-down");
    assertEquals("it may be in x.jar, which is not a jar.", e.help().getLast());
    assertTrue(e.isPluginFault());
  }
}
