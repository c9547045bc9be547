package dev.carousel.lab.spec;

import dev.carousel.api.text.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Gathers problems. The same message at the same place is kept once. */
final class Problems {
  /** More than anyone mends at once; what is reported after that is dropped. */
  static final int MOST = 100;

  private record Found(Span at, StudyProblem problem, boolean pluginFault) {}

  private final Set<Found> found;
  private final Predicate<String> wanted;
  private int reports;

  Problems() {
    this(new LinkedHashSet<>(), _ -> true);
  }

  private Problems(Set<Found> found, Predicate<String> wanted) {
    this.found = found;
    this.wanted = wanted;
  }

  /** The same collection, to which only problems with some ids are added. */
  Problems only(Predicate<String> ids) {
    return new Problems(found, wanted.and(ids));
  }

  void add(Span at, String id, String message, String... help) {
    add(at, id, message, List.of(help), false);
  }

  void add(Span at, String id, String message, List<String> help, boolean pluginFault) {
    reports++;
    if (wanted.test(id) && !isFull()) {
      found.add(new Found(at, problem(at, id, message, help), pluginFault));
    }
  }

  /**
   * Reports a value of the wrong type. What has been complained about is counted and not shown.
   *
   * @param wanted such as {@code gap must be a whole number}
   */
  void wrongType(Node found, String wanted, String... help) {
    reports++;
    if (!(found instanceof Node.Refused)) {
      add(found.span(), "wrong-type", wanted + ", not " + found.words(), help);
    }
  }

  private static StudyProblem problem(Span at, String id, String message, List<String> help) {
    return new StudyProblem(
        at.source().name(),
        at.line(),
        at.column(),
        at.length(),
        id,
        message,
        String.join("\n", help.stream().filter(line -> !line.isEmpty()).toList()),
        at.source().lineText(at.line()));
  }

  /** Such as {@code ; did you mean "gap"?}, or nothing where no known name is near. */
  static String didYouMean(String name, Collection<String> known) {
    return Nearest.likely(name, known).map(near -> "; did you mean \"" + near + "\"?").orElse("");
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  boolean isFull() {
    return found.size() >= MOST;
  }

  /** How often something was reported here, kept or not: to tell whether a part was sound. */
  int reports() {
    return reports;
  }

  /** Throws what was gathered, by place; the file comes before the command line. */
  void throwIfAny(Source file) {
    if (found.isEmpty()) {
      return;
    }
    var sorted = new ArrayList<>(found);
    sorted.sort(
        Comparator.comparing((Found f) -> f.at().source() != file)
            .thenComparing(Found::at, Span.BY_PLACE));
    throw new StudyException(
        sorted.stream().map(Found::problem).toList(), sorted.stream().anyMatch(Found::pluginFault));
  }
}
