package dev.carousel.api.describe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.api.Component;
import dev.carousel.api.Initializer;
import dev.carousel.api.Schedule;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.describe.ArgumentException.Reason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One record says everything about a component: its parameters, their types and their defaults. */
class ComponentTypeTest {
  /** A choice by its constants. */
  enum Shape {
    STRAIGHT,
    WELL_ROUNDED
  }

  @Name("warm-up")
  @Summary("Grows to the full rate")
  @Source("Somebody 2001")
  record WarmUp(
      @Doc("updates until the full rate") @Default("100") @Min(1) int warmUpdates,
      @Doc("share at the beginning") @Default("0.25") @Above(0) @Below(1) double from,
      @Doc("way of growing") @Default("well-rounded") Shape shape,
      @Doc("after the budget") @Default("hold") @Choices({"hold", "fall"}) String after,
      @Doc("steps") @Default("[1, 2]") @Max(9) List<Integer> steps,
      @Doc("whether it repeats") boolean repeats)
      implements Schedule {
    WarmUp {
      if (after.equals("fall") && repeats) {
        throw new IllegalArgumentException("what falls cannot repeat");
      }
    }

    @Override
    public double factor(Progress progress) {
      return from;
    }
  }

  private static final ComponentType TYPE = ComponentType.of(WarmUp.class);

  private static String refusal(Reason reason, Map<String, ?> arguments) {
    var failure = assertThrows(ArgumentException.class, () -> TYPE.create(arguments));
    assertEquals(reason, failure.reason());
    return failure.getMessage();
  }

  /** As {@link #refusal} for one argument beside the required one. */
  private static String refusal(Reason reason, String name, Object value) {
    return refusal(reason, Map.of("repeats", true, name, value));
  }

  @Test
  void the_description_is_read_from_the_record() {
    assertEquals("warm-up", TYPE.name());
    assertEquals(Kind.SCHEDULE, TYPE.kind());
    assertEquals("Grows to the full rate", TYPE.summary());
    assertEquals("Somebody 2001", TYPE.source());
    assertEquals("", TYPE.example());
    assertEquals(
        List.of("warm-updates", "from", "shape", "after", "steps", "repeats"),
        TYPE.parameters().stream().map(Parameter::name).toList());
  }

  @Test
  void a_parameter_tells_its_type_its_range_and_its_default() {
    Parameter updates = TYPE.parameter("warm-updates").orElseThrow();
    assertEquals("updates until the full rate", updates.doc());
    assertEquals("a whole number", updates.typeWords());
    assertEquals("at least 1", updates.bounds().words());
    assertEquals(Optional.of("100"), updates.fallback());
    Parameter from = TYPE.parameter("from").orElseThrow();
    assertEquals("above 0 and below 1", from.bounds().words());
    assertEquals("a number", from.typeWords());
    Parameter steps = TYPE.parameter("steps").orElseThrow();
    assertEquals("a list, each a whole number", steps.typeWords());
    assertEquals("at most 9", steps.bounds().words());
    Parameter shape = TYPE.parameter("shape").orElseThrow();
    assertEquals(List.of("straight", "well-rounded"), shape.choices());
    assertEquals(Optional.empty(), TYPE.parameter("repeats").orElseThrow().fallback());
    assertEquals(Optional.empty(), TYPE.parameter("nothing"));
  }

  @Test
  void defaults_stand_in_for_what_is_left_out() {
    assertEquals(
        new WarmUp(100, 0.25, Shape.WELL_ROUNDED, "hold", List.of(1, 2), true),
        TYPE.create(Map.of("repeats", true)));
  }

  @Test
  void arguments_are_taken_as_the_fields_want_them() {
    var component =
        TYPE.create(
            Map.of(
                "warm-updates",
                7L,
                "from",
                0.5,
                "shape",
                "straight",
                "after",
                "fall",
                "steps",
                List.of(3L),
                "repeats",
                false));
    assertEquals(new WarmUp(7, 0.5, Shape.STRAIGHT, "fall", List.of(3), false), component);
  }

  @Test
  void a_whole_number_serves_as_a_number() {
    var failure = refusal(Reason.RANGE, "from", 1L);
    assertEquals("from must be above 0 and below 1, not 1", failure);
  }

  @Test
  void a_component_gives_its_arguments_back() {
    Component component = TYPE.create(Map.of("repeats", true));
    assertEquals(
        "{warm-updates=100, from=0.25, shape=WELL_ROUNDED, after=hold, steps=[1, 2], repeats=true}",
        TYPE.arguments(component).toString());
  }

  @Test
  void a_required_parameter_cannot_be_left_out() {
    assertEquals("repeats is required", refusal(Reason.MISSING, Map.of()));
  }

  @Test
  void values_of_another_type_are_refused() {
    assertEquals(
        "warm-updates must be a whole number, not the number 1.5",
        refusal(Reason.TYPE, "warm-updates", 1.5));
    assertEquals(
        "from must be a number, not the text \"half\"", refusal(Reason.TYPE, "from", "half"));
    assertEquals(
        "shape must be one of a few words, not the truth value true",
        refusal(Reason.TYPE, "shape", true));
    assertEquals(
        "steps must be a list, each a whole number, not the number 3",
        refusal(Reason.TYPE, "steps", 3L));
    assertEquals(
        "from must be a number, not a mapping", refusal(Reason.TYPE, "from", Map.of("a", 1L)));
    assertEquals(
        "repeats must be true or false, not a list",
        refusal(Reason.TYPE, Map.of("repeats", List.of())));
  }

  @Test
  void values_out_of_range_are_refused() {
    assertEquals(
        "warm-updates must be at least 1, not 0", refusal(Reason.RANGE, "warm-updates", 0L));
    assertEquals("from must be above 0 and below 1, not 0", refusal(Reason.RANGE, "from", 0.0));
    assertEquals(
        "from must be above 0 and below 1, not NaN", refusal(Reason.RANGE, "from", Double.NaN));
    assertEquals("steps must be at most 9, not 10", refusal(Reason.RANGE, "steps", List.of(10L)));
    assertEquals(
        "warm-updates is 4294967296, more than fits",
        refusal(Reason.RANGE, "warm-updates", 1L << 32));
  }

  @Test
  void values_that_are_no_choice_are_refused() {
    assertEquals(
        "shape must be straight or well-rounded, not bent",
        refusal(Reason.CHOICE, "shape", "bent"));
    assertEquals("after must be hold or fall, not rise", refusal(Reason.CHOICE, "after", "rise"));
  }

  @Test
  void what_the_constructor_refuses_is_the_user_s_mistake() {
    assertEquals(
        "what falls cannot repeat",
        refusal(Reason.REFUSED, Map.of("repeats", true, "after", "fall")));
  }

  @Test
  void an_argument_of_no_parameter_is_a_defect_of_the_caller() {
    var failure =
        assertThrows(IllegalArgumentException.class, () -> TYPE.create(Map.of("rate", 1L)));
    assertEquals("warm-up has no parameter rate", failure.getMessage());
  }

  private static String defect(Class<? extends Component> type) {
    String message =
        assertThrows(DescriptionException.class, () -> ComponentType.of(type)).getMessage();
    return message.replace(ComponentTypeTest.class.getName() + "$", "");
  }

  @Summary("Has no name")
  record Nameless() implements Initializer {
    @Override
    public void fill(Weight weight, int units, double[] values, RandomStream random) {}
  }

  @Name("Capital")
  @Summary("Has a capital letter")
  record Capital() implements Initializer {
    @Override
    public void fill(Weight weight, int units, double[] values, RandomStream random) {}
  }

  @Name("mute")
  record Mute() implements Initializer {
    @Override
    public void fill(Weight weight, int units, double[] values, RandomStream random) {}
  }

  @Name("undocumented")
  @Summary("Has a parameter without documentation")
  record Undocumented(int count) implements Initializer {
    @Override
    public void fill(Weight weight, int units, double[] values, RandomStream random) {}
  }

  @Name("contradictory")
  @Summary("Has a default out of range")
  record Contradictory(@Doc("a count") @Default("0") @Min(1) int countOfAll)
      implements Initializer {
    @Override
    public void fill(Weight weight, int units, double[] values, RandomStream random) {}
  }

  @Name("untyped")
  @Summary("Has a parameter of a type that no study can write")
  record Untyped(@Doc("anything") Object anything) implements Initializer {
    @Override
    public void fill(Weight weight, int units, double[] values, RandomStream random) {}
  }

  @Name("plain-class")
  @Summary("Is no record")
  static final class PlainClass implements Initializer {
    @Override
    public void fill(Weight weight, int units, double[] values, RandomStream random) {}
  }

  @Name("failing")
  @Summary("Fails for no fault of the user")
  record Failing() implements Initializer {
    Failing {
      List.of().getFirst();
    }

    @Override
    public void fill(Weight weight, int units, double[] values, RandomStream random) {}
  }

  @Test
  void a_class_that_breaks_the_contract_is_told_how() {
    assertEquals(
        "Nameless needs a @Name of lower-case words joined by hyphens", defect(Nameless.class));
    assertEquals(
        "Capital needs a @Name of lower-case words joined by hyphens", defect(Capital.class));
    assertEquals("Mute needs a @Summary", defect(Mute.class));
    assertEquals("the parameter count has no @Doc", defect(Undocumented.class));
    assertEquals(
        "contradictory: the default of count-of-all is not valid: count-of-all must be at least 1,"
            + " not 0",
        defect(Contradictory.class));
    assertEquals(
        "the parameter anything has the unusable type java.lang.Object", defect(Untyped.class));
    assertEquals("PlainClass is not a record", defect(PlainClass.class));
  }

  @Test
  void a_constructor_that_fails_otherwise_is_the_plugin_s_defect() {
    ComponentType type = ComponentType.of(Failing.class);
    var failure = assertThrows(DescriptionException.class, () -> type.create(Map.of()));
    assertTrue(failure.getMessage().startsWith("failing: its constructor failed"));
  }

  @Test
  void every_kind_has_its_interface() {
    for (Kind kind : Kind.values()) {
      assertEquals(kind, Kind.of(kind.type()));
      assertEquals(kind.label() + "s", kind.plural());
    }
  }
}
