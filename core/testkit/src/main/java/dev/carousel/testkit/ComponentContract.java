package dev.carousel.testkit;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.api.Component;
import dev.carousel.api.describe.ComponentType;
import dev.carousel.api.describe.Parameter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What components of every kind promise. */
public abstract class ComponentContract {
  ComponentContract() {}

  abstract Component component();

  private ComponentType type() {
    return Arguments.typeOf(component());
  }

  @Test
  protected void its_summary_is_one_line_without_a_full_stop() {
    String summary = type().summary();
    assertFalse(summary.isBlank(), "the summary is blank");
    assertFalse(summary.contains("\n"), "the summary has more than one line");
    assertFalse(summary.endsWith("."), "the summary ends in a full stop");
  }

  @Test
  protected void every_parameter_is_documented() {
    Stream<Executable> checks =
        type().parameters().stream()
            .map(p -> () -> assertFalse(p.doc().isBlank(), p.name() + " has an empty @Doc"));
    assertAll(checks);
  }

  @Test
  protected void its_source_is_named_where_its_kind_has_one() {
    switch (type().kind()) {
      case CELL, TASK, OPTIMIZER -> assertFalse(type().source().isBlank(), "@Source is missing");
      case INITIALIZER, SCHEDULE -> {}
    }
  }

  @Test
  protected void its_defaults_make_a_component() {
    var given = Arguments.of(component());
    type().parameters().stream()
        .filter(parameter -> parameter.fallback().isPresent())
        .map(Parameter::name)
        .forEach(given::remove);
    Component made = type().create(given);
    assertTrue(type().type().isInstance(made), () -> made + " is not a " + type().name());
  }

  @Test
  protected void its_arguments_make_it_again() {
    assertEquals(component(), type().create(Arguments.of(component())));
  }
}
