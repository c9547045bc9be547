package dev.carousel.lab.spec;

import dev.carousel.api.describe.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Keys from the root of a study to a value in it, such as {@code task.gap}. */
record KeyPath(List<Step> steps) {

  /** One key, and where it is written. */
  record Step(String key, Span at) {}

  private static final Map<String, Kind> COMPONENTS =
      Map.of(
          "task", Kind.TASK,
          "cell", Kind.CELL,
          "optimizer", Kind.OPTIMIZER,
          "schedule", Kind.SCHEDULE);

  KeyPath {
    steps = List.copyOf(steps);
  }

  /**
   * Reads keys joined by dots.
   *
   * @param at where the text is written
   * @return empty if a key is empty
   */
  static Optional<KeyPath> of(String text, Span at) {
    var steps = new ArrayList<Step>();
    boolean verbatim = at.to() - at.from() == text.length();
    int start = 0;
    for (String key : text.split("\\.", -1)) {
      steps.add(new Step(key, verbatim ? at.part(start, key.length()) : at));
      start += key.length() + 1;
    }
    boolean whole = steps.stream().noneMatch(step -> step.key().isBlank());
    return whole ? Optional.of(new KeyPath(steps)) : Optional.empty();
  }

  /** The same path with everything after its first key as one key: {@code compare.task.gap}. */
  KeyPath withTailAsOneKey() {
    String tail = steps.stream().skip(1).map(Step::key).collect(Collectors.joining("."));
    Span first = steps.get(1).at();
    Span all = new Span(first.source(), first.from(), steps.getLast().at().to());
    return new KeyPath(List.of(steps.getFirst(), new Step(tail, all)));
  }

  String first() {
    return steps.getFirst().key();
  }

  String last() {
    return steps.getLast().key();
  }

  int size() {
    return steps.size();
  }

  List<String> keys() {
    return steps.stream().map(Step::key).toList();
  }

  /** The kind of component that stands there, if one does. */
  Optional<Kind> kind() {
    return kind(keys());
  }

  /** The kind of component that stands at these keys, if one does. */
  static Optional<Kind> kind(List<String> keys) {
    if (keys.size() == 1) {
      return Optional.ofNullable(COMPONENTS.get(keys.getFirst()));
    }
    boolean ofRole = keys.size() == 2 && keys.getFirst().equals("initial");
    boolean ofWeight =
        keys.size() == 3 && keys.getFirst().equals("cell") && keys.get(1).equals("initial");
    if (ofRole || ofWeight) {
      return Optional.of(Kind.INITIALIZER);
    }
    boolean ofGroup =
        keys.size() == 3 && keys.getFirst().equals("optimizer") && keys.get(1).equals("groups");
    return ofGroup ? Optional.of(Kind.OPTIMIZER) : Optional.empty();
  }

  @Override
  public String toString() {
    return String.join(".", keys());
  }
}
