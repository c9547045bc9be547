package dev.carousel.lab.spec;

import dev.carousel.lab.spec.Node.Entry;
import dev.carousel.lab.spec.Node.Mapping;
import dev.carousel.lab.spec.Node.Refused;
import dev.carousel.lab.spec.Node.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code compare} and {@code across}. */
final class AxisReader {
  /** What can vary. */
  private static final Set<String> VARYING =
      Arguments.names(
          List.of(), "task", "cell", "optimizer", "schedule", "initial", "model", "training");

  private final Overlay overlay;
  private final Problems problems;
  private final Map<String, Span> paths = new HashMap<>();

  AxisReader(Overlay overlay, Problems problems) {
    this.overlay = overlay;
    this.problems = problems;
  }

  /**
   * The axes of a section; those with a problem are left out.
   *
   * @param section {@code compare} or {@code across}
   * @param each what its values are called, such as {@code arm}
   */
  List<Axis> read(String section, String each, Mapping root) {
    var axes = new ArrayList<Axis>();
    Node node = root.find(section).map(Entry::value).orElse(null);
    if (node instanceof Mapping mapping) {
      if (mapping.entries().isEmpty()) {
        problems.add(
            mapping.span(),
            "empty-list",
            section + " names nothing that varies",
            "write " + example(section) + ", or take the key away.");
      }
      for (Entry entry : mapping.entries()) {
        axis(section, each, entry, root).ifPresent(axes::add);
      }
    } else if (node != null) {
      problems.wrongType(
          node,
          section + " must be a mapping from paths to lists",
          "write " + example(section) + ".");
    }
    return axes;
  }

  private static String example(String section) {
    return section.equals("compare")
        ? "compare: { cell: [rnn, lstm] }"
        : "across: { task.gap: [10, 100] }";
  }

  private Optional<Axis> axis(String section, String each, Entry entry, Mapping root) {
    Optional<KeyPath> path = path(entry);
    if (!(entry.value() instanceof Sequence list)) {
      problems.wrongType(
          entry.value(),
          "the " + each + "s of " + entry.key() + " must be a list",
          entry.value() instanceof Mapping ? "" : "write [" + entry.value().label() + "].");
      return Optional.empty();
    }
    if (list.items().isEmpty()) {
      problems.add(list.span(), "empty-list", "the list of " + entry.key() + " has no " + each);
      return Optional.empty();
    }
    return path.flatMap(found -> labelled(each, found, list.items(), root));
  }

  private Optional<KeyPath> path(Entry entry) {
    Optional<KeyPath> path = KeyPath.of(entry.key(), entry.at());
    if (path.isEmpty()) {
      problems.add(
          entry.at(),
          "unknown-path",
          "a path is keys joined by dots, and \"" + entry.key() + "\" has an empty one",
          "write it as in task.gap.");
      return Optional.empty();
    }
    String first = path.get().first();
    if (!VARYING.contains(first)) {
      problems.add(
          path.get().steps().getFirst().at(),
          "unknown-path",
          "\""
              + first
              + "\" is nothing that a study can vary"
              + Problems.didYouMean(first, VARYING),
          "what varies is, or is in, " + String.join(", ", VARYING) + ".");
      return Optional.empty();
    }
    Span before = paths.putIfAbsent(entry.key(), entry.at());
    if (before != null) {
      problems.add(
          entry.at(),
          "path-twice",
          entry.key() + " varies in compare and in across",
          "the other is at line "
              + before.line()
              + ", column "
              + before.column()
              + "; arms are what the verdict is about, conditions what it is compared within.");
      return Optional.empty();
    }
    return path;
  }

  private Optional<Axis> labelled(String each, KeyPath path, List<Node> values, Mapping root) {
    if (values.stream().anyMatch(Refused.class::isInstance)) {
      return Optional.empty();
    }
    Node base = at(root, path.keys());
    List<Node> laid = values.stream().map(value -> overlay.over(path.keys(), base, value)).toList();
    List<String> labels = Labels.of(path, laid);
    var first = new HashMap<String, Span>();
    boolean unique = true;
    for (int i = 0; i < values.size(); i++) {
      Span before = first.putIfAbsent(labels.get(i), values.get(i).span());
      if (before != null) {
        unique = false;
        problems.add(
            values.get(i).span(),
            "duplicate-" + each,
            "a second " + each + " is called \"" + labels.get(i) + "\"",
            "the first is at line "
                + before.line()
                + ", column "
                + before.column()
                + (path.kind().isPresent()
                    ? "; take one away, or give one a name."
                    : "; take one away."));
      }
    }
    return unique ? Optional.of(new Axis(path, values, labels)) : Optional.empty();
  }

  private static @Nullable Node at(Mapping root, List<String> keys) {
    Optional<Node> found = root.find(keys.getFirst()).map(Entry::value);
    if (keys.size() == 1) {
      return found.orElse(null);
    }
    return found
        .flatMap(Overlay::asMapping)
        .map(inner -> at(inner, keys.subList(1, keys.size())))
        .orElse(null);
  }
}
