package dev.carousel.lab.spec;

import dev.carousel.api.Task;
import dev.carousel.api.data.Format;
import dev.carousel.api.describe.Kind;
import dev.carousel.api.describe.Parameter;
import dev.carousel.api.describe.Parameter.ValueType;
import dev.carousel.lab.spec.ComponentBinder.Bound;
import dev.carousel.lab.spec.Node.Entry;
import dev.carousel.lab.spec.Node.Mapping;
import dev.carousel.lab.spec.Node.Scalar;
import dev.carousel.lab.spec.Node.Style;
import dev.carousel.lab.study.Setup.Curriculum;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes the easier tasks that a trial begins with, by growing one parameter of its task. */
final class CurriculumBinder {
  static final String KEY = "curriculum";

  private static final String TASK = "task";
  private static final String FROM = "from";
  private static final String TIMES = "times";
  private static final String PLUS = "plus";
  private static final int MOST_STAGES = 1000;
  private static final double USUAL_TIMES = 2;

  private final ComponentBinder components;
  private final Overlay overlay;
  private final Arguments arguments;
  private final Problems problems;

  CurriculumBinder(ComponentBinder components, Overlay overlay, Problems problems) {
    this.components = components;
    this.overlay = overlay;
    this.arguments = new Arguments(problems);
    this.problems = problems;
  }

  /**
   * A curriculum.
   *
   * @param curriculum empty where every stage would be the task itself
   * @param resolved its part of a trial's identity; empty where none is written
   */
  record BoundCurriculum(
      Optional<Curriculum> curriculum, Optional<SortedMap<String, Object>> resolved) {
    static final BoundCurriculum NONE = new BoundCurriculum(Optional.empty(), Optional.empty());
  }

  /** What grows, as it is written. */
  private record Growing(
      Mapping section, Map<String, Object> values, KeyPath path, Parameter parameter) {

    double number(String option) {
      return values.get(option) instanceof Double number ? number : Double.NaN;
    }

    boolean isWhole() {
      return parameter.type() == ValueType.INTEGER;
    }

    Span at(String option) {
      return section.find(option).map(Entry::value).orElse(section).span();
    }

    double after(double value) {
      double times = Double.isNaN(number(TIMES)) ? USUAL_TIMES : number(TIMES);
      double next = Double.isNaN(number(PLUS)) ? value * times : value + number(PLUS);
      return isWhole() ? Math.max(value + 1, Math.rint(next)) : next;
    }
  }

  /**
   * Makes it; empty after a problem.
   *
   * @param task at its stated value
   */
  Optional<BoundCurriculum> bind(Mapping root, Mapping training, Bound task) {
    Optional<Node> node = training.find(KEY).map(Entry::value);
    if (node.isEmpty() || node.get().asText().filter(StudyOptions.NONE::equals).isPresent()) {
      return Optional.of(BoundCurriculum.NONE);
    }
    if (!(node.get() instanceof Mapping section)) {
      problems.wrongType(
          node.get(),
          "curriculum must be a mapping",
          "write {path: task.gap, from: 5}, or none to leave it out.");
      return Optional.empty();
    }
    arguments.checkKeys(section, Arguments.names(StudyOptions.CURRICULUM), "a curriculum");
    return arguments
        .read(section, StudyOptions.CURRICULUM, "a curriculum", section.span())
        .map(given -> StudyOptions.filled(given, StudyOptions.CURRICULUM))
        .flatMap(values -> growing(section, values, task))
        .filter(this::isSound)
        .flatMap(growing -> stages(root, growing, task));
  }

  private Optional<Growing> growing(Mapping section, Map<String, Object> values, Bound task) {
    String text = String.valueOf(values.get("path"));
    Span at = section.find("path").orElseThrow().value().span();
    List<Parameter> numbers =
        task.offer().type().parameters().stream()
            .filter(p -> p.type() == ValueType.INTEGER || p.type() == ValueType.NUMBER)
            .filter(p -> !p.list())
            .toList();
    List<String> paths = numbers.stream().map(p -> TASK + "." + p.name()).toList();
    int found = paths.indexOf(text);
    if (found < 0) {
      problems.add(
          at,
          "unknown-path",
          "the task \""
              + task.offer().name()
              + "\" has no number at \""
              + text
              + "\""
              + Problems.didYouMean(text, paths),
          "what can grow is " + String.join(", ", paths) + ".");
      return Optional.empty();
    }
    KeyPath path = KeyPath.of(text, at).orElseThrow();
    return Optional.of(new Growing(section, values, path, numbers.get(found)));
  }

  private boolean isSound(Growing growing) {
    boolean both = !Double.isNaN(growing.number(TIMES)) && !Double.isNaN(growing.number(PLUS));
    double from = growing.number(FROM);
    if (both) {
      problems.add(
          growing.at(PLUS), "out-of-range", "a curriculum grows by times or by plus, not by both");
    } else if (growing.isWhole() && from != Math.rint(from)) {
      problems.add(
          growing.at(FROM), "out-of-range", growing.path() + " is a whole number, and from is not");
    } else if (Double.isNaN(growing.number(PLUS)) && from <= 0) {
      problems.add(
          growing.at(FROM),
          "out-of-range",
          "from must be above 0 where it is multiplied",
          "write plus to add instead.");
    } else {
      return true;
    }
    return false;
  }

  private Optional<BoundCurriculum> stages(Mapping root, Growing growing, Bound task) {
    String name = growing.parameter().name();
    Object stated = task.offer().type().arguments(task.component()).get(name);
    List<Double> values = values(growing, ((Number) stated).doubleValue());
    if (values.size() > MOST_STAGES) {
      problems.add(
          growing.section().span(),
          "out-of-range",
          "the curriculum has more than " + MOST_STAGES + " stages");
      return Optional.empty();
    }
    var stages = new ArrayList<Curriculum.Stage>();
    for (double value : values) {
      stage(root, growing, value, task).ifPresent(stages::add);
    }
    if (stages.size() < values.size()) {
      return Optional.empty();
    }
    Object when = growing.values().get("when");
    int evaluations = when instanceof Long count ? count.intValue() : Curriculum.WHEN_SOLVED;
    return Optional.of(
        new BoundCurriculum(
            Optional.of(new Curriculum(name, stages, evaluations))
                .filter(made -> !made.stages().isEmpty()),
            Optional.of(new TreeMap<>(growing.values()))));
  }

  /** The values below the stated one. */
  private static List<Double> values(Growing growing, double stated) {
    var values = new ArrayList<Double>();
    double value = growing.number(FROM);
    while (value < stated && values.size() <= MOST_STAGES) {
      values.add(value);
      value = growing.after(value);
    }
    return values;
  }

  private Optional<Curriculum.Stage> stage(
      Mapping root, Growing growing, double value, Bound stated) {
    Object plain = growing.isWhole() ? (Object) (long) value : (Object) value;
    var scalar = new Scalar(plain, String.valueOf(plain), Style.PLAIN, growing.at(FROM));
    Mapping easier = overlay.set(root, growing.path(), scalar);
    return easier
        .find(TASK)
        .flatMap(entry -> components.bind(Kind.TASK, entry))
        .map(bound -> (Task) bound.component())
        .filter(task -> hasForm(task, (Task) stated.component(), growing, plain))
        .map(task -> new Curriculum.Stage(value, task));
  }

  private boolean hasForm(Task easier, Task stated, Growing growing, Object value) {
    Format found = easier.format();
    Format wanted = stated.format();
    boolean same =
        found.inputs() == wanted.inputs()
            && found.tokens() == wanted.tokens()
            && found.outputs() == wanted.outputs()
            && found.target() == wanted.target()
            && found.longest() <= wanted.longest();
    if (!same) {
      problems.add(
          growing.at("path"),
          "curriculum-form",
          "at "
              + growing.path()
              + "="
              + value
              + " the task has "
              + form(found)
              + ", at its stated value "
              + form(wanted),
          "what grows may make sequences longer and harder; a network has one form.");
    }
    return same;
  }

  private static String form(Format format) {
    return format.inputs()
        + (format.tokens() ? " tokens, " : " inputs, ")
        + format.outputs()
        + " outputs and up to "
        + format.longest()
        + " steps";
  }
}
