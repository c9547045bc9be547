package dev.carousel.testkit;

import dev.carousel.api.Component;
import dev.carousel.api.describe.ArgumentException;
import dev.carousel.api.describe.ComponentType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** A component's arguments as a study would write them. */
final class Arguments {
  private Arguments() {}

  /**
   * All arguments of a component as plain values: Long, Double, Boolean, String, DataFile, List.
   */
  static SequencedMap<String, Object> of(Component component) {
    var result = new LinkedHashMap<String, Object>();
    typeOf(component).arguments(component).forEach((name, value) -> result.put(name, plain(value)));
    return result;
  }

  static ComponentType typeOf(Component component) {
    return ComponentType.of(component.getClass());
  }

  private static Object plain(Object value) {
    return switch (value) {
      case Integer whole -> whole.longValue();
      case Enum<?> choice -> choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
      case List<?> values -> values.stream().map(Arguments::plain).toList();
      default -> value;
    };
  }

  /** The component with one argument changed; empty if it has no such parameter or refuses. */
  static <C extends Component> Optional<C> changed(C component, String name, Object value) {
    Map<String, Object> arguments = of(component);
    if (!arguments.containsKey(name)) {
      return Optional.empty();
    }
    arguments.put(name, value);
    try {
      @SuppressWarnings("unchecked")
      C changed = (C) typeOf(component).create(arguments);
      return Optional.of(changed);
    } catch (ArgumentException e) {
      return Optional.empty();
    }
  }
}
