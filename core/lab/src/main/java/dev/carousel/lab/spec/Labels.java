package dev.carousel.lab.spec;

import dev.carousel.api.describe.Kind;
import dev.carousel.lab.spec.Node.Entry;
import dev.carousel.lab.spec.Node.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What arms and conditions are called. A component goes by its {@code name}, else by its type with
 * the parameters in which it differs from others of that type; any other value by its key, as in
 * {@code gap=10}.
 */
final class Labels {
  private static final Set<String> NOT_PARAMETERS = Set.of("type", "name", "equations");

  private Labels() {}

  /**
   * One label for each value, in order; two can be equal.
   *
   * @param values each laid over the study's own
   */
  static List<String> of(KeyPath path, List<Node> values) {
    Optional<Kind> kind = path.kind();
    if (kind.isEmpty()) {
      return values.stream()
          .map(value -> (value instanceof Mapping ? "" : path.last() + "=") + value.label())
          .toList();
    }
    String prefix = kind.get() == Kind.INITIALIZER ? path.last() + "=" : "";
    var groups = new LinkedHashMap<String, List<Integer>>();
    var labels = new ArrayList<String>();
    for (int i = 0; i < values.size(); i++) {
      labels.add(prefix + component(values.get(i)));
      if (name(values.get(i)).isEmpty()) {
        groups.computeIfAbsent(labels.get(i), _ -> new ArrayList<>()).add(i);
      }
    }
    groups.values().stream()
        .filter(group -> group.size() > 1)
        .forEach(group -> tellApart(group, values, labels));
    return labels;
  }

  /** The label of a component that stands alone. */
  static String component(Node value) {
    return name(value)
        .or(() -> text(value, "type"))
        .orElse(value instanceof Mapping ? "cell" : value.label());
  }

  private static Optional<String> name(Node value) {
    return text(value, "name");
  }

  private static Optional<String> text(Node value, String key) {
    return Overlay.asMapping(value)
        .flatMap(mapping -> mapping.find(key))
        .flatMap(entry -> entry.value().asText());
  }

  private static void tellApart(List<Integer> group, List<Node> values, List<String> labels) {
    List<Map<String, String>> parameters =
        group.stream().map(i -> parameters(values.get(i))).toList();
    var differing = new LinkedHashSet<String>();
    for (Map<String, String> some : parameters) {
      for (String key : some.keySet()) {
        if (parameters.stream().anyMatch(o -> !Objects.equals(o.get(key), some.get(key)))) {
          differing.add(key);
        }
      }
    }
    for (int member = 0; member < group.size(); member++) {
      var label = new StringBuilder(labels.get(group.get(member)));
      for (String key : differing) {
        String value = parameters.get(member).get(key);
        label.append(value == null ? "" : " " + key + "=" + value);
      }
      labels.set(group.get(member), label.toString());
    }
  }

  /** Values by key; those of components within by the component's key and their own. */
  private static Map<String, String> parameters(Node value) {
    var result = new LinkedHashMap<String, String>();
    Overlay.asMapping(value).ifPresent(mapping -> collect(mapping, 0, "", result));
    return result;
  }

  private static void collect(
      Mapping mapping, int depth, String prefix, Map<String, String> result) {
    for (Entry entry : mapping.entries()) {
      if (entry.value() instanceof Mapping inner) {
        collect(inner, depth + 1, depth == 0 ? "" : entry.key() + ".", result);
      } else if (!NOT_PARAMETERS.contains(entry.key())) {
        result.put(prefix + entry.key(), entry.value().label());
      }
    }
  }
}
