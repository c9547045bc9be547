package dev.carousel.lab.spec;

import dev.carousel.api.Cell;
import dev.carousel.api.describe.Parameter;
import dev.carousel.lab.spec.ComponentBinder.Bound;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What lets a plugin's cell take an input that its equations do not fit: single parameters with
 * another value. Every other word and truth value is tried, and as many units as there are inputs.
 *
 * @param found at most one of each parameter, that of the units last
 */
record Remedies(List<Remedy> found) {
  /**
   * A parameter, its value, and another one that fits.
   *
   * @param now as a study writes it
   */
  private record Remedy(String parameter, Object now, Object better) {
    boolean isOfUnits() {
      return parameter.equals("units");
    }
  }

  static Remedies of(Bound bound, int inputs, CellCheck check) {
    var found = new ArrayList<Remedy>();
    var values = new TreeMap<String, Object>();
    var parameters = (Map<?, ?>) bound.resolved().get("parameters");
    parameters.forEach((name, value) -> values.put(name.toString(), value));
    for (Parameter parameter : bound.offer().type().parameters()) {
      String name = parameter.name();
      others(parameter, values.get(name), inputs)
          .filter(other -> fits(bound, plus(values, name, other), inputs, check))
          .findFirst()
          .ifPresent(other -> found.add(new Remedy(name, values.get(name), other)));
    }
    found.sort(Comparator.comparing(Remedy::isOfUnits));
    return new Remedies(found);
  }

  private static Stream<Object> others(Parameter parameter, Object now, int inputs) {
    if (parameter.list()) {
      return Stream.of();
    }
    return switch (parameter.type()) {
      case TRUTH -> Stream.of(!now.equals(true));
      case CHOICE -> parameter.choices().stream().filter(word -> !word.equals(now)).map(w -> w);
      case INTEGER -> parameter.name().equals("units") ? Stream.of((long) inputs) : Stream.of();
      case NUMBER, TEXT, FILE -> Stream.of();
    };
  }

  private static Map<String, Object> plus(Map<String, Object> values, String name, Object value) {
    var changed = new TreeMap<>(values);
    changed.put(name, value);
    return changed;
  }

  private static boolean fits(
      Bound bound, Map<String, Object> values, int inputs, CellCheck check) {
    try {
      var cell = (Cell) bound.offer().type().create(values);
      return check.of(cell.equations(), cell.units(), inputs).problems().isEmpty();
    } catch (RuntimeException _) {
      return false;
    }
  }

  /** Without that of the units: in a layer above the first the input grows with them. */
  Remedies ofLayersAbove() {
    return new Remedies(found.stream().filter(remedy -> !remedy.isOfUnits()).toList());
  }

  /** The value that decides, such as {@code with projected: false}, or nothing. */
  String cause() {
    return found.stream()
        .filter(remedy -> !remedy.isOfUnits())
        .map(remedy -> "with " + remedy.parameter() + ": " + remedy.now())
        .findFirst()
        .orElse("");
  }

  /** Such as {@code write projected: true or units: 2.}; empty if nothing fits. */
  String help() {
    return found.isEmpty()
        ? ""
        : found.stream()
            .map(remedy -> remedy.parameter() + ": " + remedy.better())
            .collect(Collectors.joining(" or ", "write ", "."));
  }
}
