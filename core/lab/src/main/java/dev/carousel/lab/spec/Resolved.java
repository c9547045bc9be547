package dev.carousel.lab.spec;

import dev.carousel.api.CellEquations;
import dev.carousel.api.Component;
import dev.carousel.api.describe.DataFile;
import dev.carousel.lab.plugin.Offer;
import dev.carousel.lab.plugin.Origin;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Plain values, with sorted keys, of what a trial is made of: what its identity is a hash of. */
final class Resolved {
  private Resolved() {}

  /** Type, parameters with defaults filled in, and the plugin. */
  static SortedMap<String, Object> component(Offer offer, Component component) {
    var result = new TreeMap<String, Object>();
    result.put("type", offer.name());
    result.put("parameters", plain(offer.type().arguments(component)));
    result.put("plugin", plugin(offer.origin()));
    return result;
  }

  private static SortedMap<String, Object> plugin(Origin origin) {
    return new TreeMap<>(
        Map.of("name", origin.plugin(), "version", origin.version(), "digest", origin.digest()));
  }

  /** Everything in equations but their initial values, which are components. */
  static SortedMap<String, Object> equations(CellEquations equations) {
    var constants = new TreeMap<String, Object>();
    equations
        .constants()
        .forEach(
            (name, constant) ->
                constants.put(
                    name,
                    new TreeMap<String, Object>(
                        Map.of("shape", plain(constant.shape()), "values", constant.values()))));
    var result = new TreeMap<String, Object>();
    result.put("text", equations.text());
    result.put("states", inOrder(equations.states()));
    result.put("output", equations.output());
    result.put("sizes", plain(equations.sizes()));
    result.put("weights", inOrder(equations.weights()));
    result.put("constants", constants);
    result.put("retention", plain(equations.retention()));
    if (!equations.frozen().isEmpty()) {
      result.put("frozen", plain(equations.frozen()));
    }
    return result;
  }

  /** A map whose order means something, as a list of {@code NAME: VALUE}. */
  private static List<Object> inOrder(Map<String, ?> map) {
    return map.entrySet().stream()
        .map(entry -> (Object) (entry.getKey() + ": " + entry.getValue()))
        .toList();
  }

  /** Long, Double, Boolean, String, List or SortedMap; of a file its digest, wherever it lies. */
  static Object plain(Object value) {
    return switch (value) {
      case Integer whole -> Long.valueOf(whole);
      case Enum<?> constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
      case DataFile file -> file.isPresent() ? "sha256 " + file.digest() : "";
      case List<?> list -> list.stream().map(Resolved::plain).toList();
      case Map<?, ?> map -> {
        var sorted = new TreeMap<String, Object>();
        map.forEach((key, inner) -> sorted.put(String.valueOf(key), plain(inner)));
        yield sorted;
      }
      default -> value;
    };
  }
}
