package dev.carousel.testkit;

import dev.carousel.api.Component;
import dev.carousel.api.Plugin;
import dev.carousel.api.describe.ComponentType;
import dev.carousel.api.describe.Parameter;
import dev.carousel.api.describe.Parameter.ValueType;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** The components that the plugins on the class path offer. */
public final class Offered {
  private Offered() {}

  /**
   * Every component of a kind with its defaults, and besides with each of its switches and choices
   * changed in turn, as far as it accepts that. Components that cannot be without a user's file are
   * left to tests of their own.
   *
   * @param kind such as {@code Cell.class}
   * @throws IllegalStateException if there is none, so that a test cannot pass on nothing
   */
  public static <C extends Component> Stream<C> components(Class<C> kind) {
    List<C> found =
        ServiceLoader.load(Plugin.class).stream()
            .flatMap(provider -> provider.get().components().stream())
            .filter(kind::isAssignableFrom)
            .map(ComponentType::of)
            .filter(type -> !needsFile(type))
            .map(type -> kind.cast(type.create(Map.of())))
            .flatMap(Offered::variants)
            .toList();
    if (found.isEmpty()) {
      throw new IllegalStateException("no plugin on the class path offers a " + kind.getName());
    }
    return found.stream();
  }

  private static boolean needsFile(ComponentType type) {
    return type.parameters().stream()
        .anyMatch(p -> p.type() == ValueType.FILE && p.fallback().isEmpty());
  }

  private static <C extends Component> Stream<C> variants(C component) {
    return Stream.concat(
        Stream.of(component),
        Arguments.typeOf(component).parameters().stream()
            .flatMap(
                parameter ->
                    alternatives(parameter)
                        .flatMap(
                            value ->
                                Arguments.changed(component, parameter.name(), value).stream()))
            .filter(variant -> !variant.equals(component)));
  }

  private static Stream<Object> alternatives(Parameter parameter) {
    if (parameter.list()) {
      return Stream.empty();
    }
    return parameter.type() == ValueType.TRUTH
        ? Stream.of(true, false)
        : parameter.choices().stream().map(choice -> choice);
  }
}
