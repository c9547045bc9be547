package dev.carousel.lab.run;

import dev.carousel.api.Component;
import dev.carousel.api.describe.Kind;
import dev.carousel.lab.plugin.Origin;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the component in whose code a failure arose, so that its message names the plugin. */
final class Culprit {
  private final Map<Class<? extends Component>, Origin> origins;

  Culprit(Map<Class<? extends Component>, Origin> origins) {
    this.origins = origins;
  }

  /** One line for the record of a failed trial. */
  String describe(Throwable failure) {
    String what =
        failure.getClass().getSimpleName()
            + (failure.getMessage() == null ? "" : ": " + failure.getMessage());
    return component(failure).map(who -> who + " failed: " + what).orElse(what);
  }

  private Optional<String> component(Throwable failure) {
    return Stream.of(failure.getStackTrace())
        .map(StackTraceElement::getClassName)
        .flatMap(name -> origins.keySet().stream().filter(type -> holds(type, name)))
        .findFirst()
        .map(this::words);
  }

  private static boolean holds(Class<?> component, String name) {
    return name.equals(component.getName()) || name.startsWith(component.getName() + "$");
  }

  private String words(Class<? extends Component> component) {
    return "the "
        + Kind.of(component).label()
        + " "
        + component.getSimpleName()
        + " of "
        + origins.get(component);
  }
}
