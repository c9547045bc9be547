package dev.carousel.lab.spec;

import dev.carousel.lab.spec.Node.Mapping;
import dev.carousel.lab.spec.Node.Refused;
import java.util.List;
import java.util.Optional;

/** Applies {@code PATH=VALUE} arguments to a study, the later over the earlier. */
final class Overrides {
  private static final List<String> SECTIONS_OF_PATHS = List.of("compare", "across");

  private final Overlay overlay;
  private final Problems problems;

  Overrides(Overlay overlay, Problems problems) {
    this.overlay = overlay;
    this.problems = problems;
  }

  /** The study with the overrides; their values have places on the command line. */
  Mapping apply(Mapping root, List<String> overrides) {
    var line = new Source("command line", String.join(" ", overrides));
    int before = problems.reports();
    StudyFile.checkCharacters(line, problems);
    if (problems.reports() > before) {
      return root;
    }
    Mapping result = root;
    int start = 0;
    for (String override : overrides) {
      result = apply(result, line.span(start, start + override.length()));
      start += override.length() + 1;
    }
    return result;
  }

  private Mapping apply(Mapping root, Span override) {
    String text = override.text();
    int equals = text.indexOf('=');
    int length = equals < 0 ? 0 : text.substring(0, equals).stripTrailing().length();
    Optional<KeyPath> path = KeyPath.of(text.substring(0, length), override.part(0, length));
    if (path.isEmpty()) {
      problems.add(
          override,
          "not-an-override",
          "\"" + text + "\" is not of the form PATH=VALUE",
          "a path is keys joined by dots, as in cell.units=64 seeds=3.");
      return root;
    }
    return overlay.set(root, resolved(path.get()), value(override, equals + 1));
  }

  private static KeyPath resolved(KeyPath path) {
    return SECTIONS_OF_PATHS.contains(path.first()) && path.size() > 2
        ? path.withTailAsOneKey()
        : path;
  }

  private Node value(Span override, int start) {
    int from = override.from() + start;
    int before = problems.reports();
    Optional<Node> value = YamlReader.read(override.source(), from, override.to(), problems);
    if (value.isEmpty() && problems.reports() == before) {
      problems.add(
          override,
          "no-value",
          "\"" + override.text() + "\" has no value after \"=\"",
          "write a value, as in seeds=3.");
    }
    return value.orElse(new Refused(override));
  }
}
