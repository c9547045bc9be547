package dev.carousel.lab.spec;

import dev.carousel.api.Task;
import dev.carousel.api.data.Format;
import dev.carousel.api.describe.Kind;
import dev.carousel.api.describe.Parameter;
import dev.carousel.lab.spec.ComponentBinder.Bound;
import dev.carousel.lab.spec.Node.Entry;
import dev.carousel.lab.spec.Node.Mapping;
import dev.carousel.lab.spec.Node.Sequence;
import dev.carousel.lab.study.Setup.Elsewhere;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the other forms of a task that trained weights are measured on, as in {@code evaluation: {
 * task.gap: [100, 300] }}.
 */
final class EvaluationBinder {
  static final String KEY = "evaluation";

  private static final String TASK = "task";

  private final ComponentBinder components;
  private final Overlay overlay;
  private final Problems problems;

  EvaluationBinder(ComponentBinder components, Overlay overlay, Problems problems) {
    this.components = components;
    this.overlay = overlay;
    this.problems = problems;
  }

  /**
   * The forms in order; empty after a problem.
   *
   * @param task as it is trained
   */
  Optional<List<Elsewhere>> bind(Mapping root, Bound task) {
    Optional<Node> node = root.find(KEY).map(Entry::value);
    if (node.isEmpty()) {
      return Optional.of(List.of());
    }
    if (!(node.get() instanceof Mapping section)) {
      problems.wrongType(
          node.get(),
          "evaluation must be a mapping from parameters of the task to lists",
          "write evaluation: { task.gap: [100, 300] }.");
      return Optional.empty();
    }
    int before = problems.reports();
    var found = new ArrayList<Elsewhere>();
    section
        .entries()
        .forEach(entry -> path(entry, task).ifPresent(p -> add(root, p, entry, task, found)));
    return problems.reports() == before ? Optional.of(List.copyOf(found)) : Optional.empty();
  }

  private Optional<KeyPath> path(Entry entry, Bound task) {
    List<String> paths =
        task.offer().type().parameters().stream()
            .map(Parameter::name)
            .map(name -> TASK + "." + name)
            .toList();
    if (!paths.contains(entry.key())) {
      problems.add(
          entry.at(),
          "unknown-path",
          "the task \""
              + task.offer().name()
              + "\" has no parameter at \""
              + entry.key()
              + "\""
              + Problems.didYouMean(entry.key(), paths),
          "what can differ is " + String.join(", ", paths) + ".");
      return Optional.empty();
    }
    if (!(entry.value() instanceof Sequence)) {
      problems.wrongType(
          entry.value(),
          "the values of " + entry.key() + " must be a list",
          entry.value() instanceof Mapping ? "" : "write [" + entry.value().label() + "].");
      return Optional.empty();
    }
    return KeyPath.of(entry.key(), entry.at());
  }

  private void add(Mapping root, KeyPath path, Entry entry, Bound trained, List<Elsewhere> found) {
    Set<String> labels = new HashSet<>();
    for (Node value : ((Sequence) entry.value()).items()) {
      String where = path.last() + "=" + value.label();
      if (!labels.add(where)) {
        problems.add(value.span(), "duplicate-value", where + " is listed twice");
      }
      overlay
          .set(root, path, value)
          .find(TASK)
          .flatMap(other -> components.bind(Kind.TASK, other))
          .map(bound -> (Task) bound.component())
          .filter(task -> hasForm(task, trained, where, value.span()))
          .ifPresent(task -> found.add(new Elsewhere(where, task)));
    }
  }

  private boolean hasForm(Task other, Bound trained, String where, Span at) {
    Format found = other.format();
    Format wanted = ((Task) trained.component()).format();
    boolean same =
        found.inputs() == wanted.inputs()
            && found.tokens() == wanted.tokens()
            && found.outputs() == wanted.outputs()
            && found.target() == wanted.target();
    if (!same) {
      problems.add(
          at,
          "evaluation-form",
          "at "
              + where
              + " the task has "
              + sizes(found)
              + ", where it is trained with "
              + sizes(wanted),
          "only the length and content of sequences may differ; a network has one form.");
    }
    return same;
  }

  private static String sizes(Format format) {
    return format.inputs()
        + (format.tokens() ? " tokens and " : " inputs and ")
        + format.outputs()
        + " outputs";
  }
}
