package dev.carousel.lab.spec;

import dev.carousel.api.Task;
import dev.carousel.compute.model.Wiring;
import dev.carousel.compute.model.Wiring.Direction;
import dev.carousel.compute.model.Wiring.Links;
import dev.carousel.compute.random.Streams;
import dev.carousel.lab.spec.ComponentBinder.Bound;
import dev.carousel.lab.spec.Node.Entry;
import dev.carousel.lab.spec.Node.Mapping;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes the way in which layers are joined from the options of {@code model}, and checks it. */
final class WiringBinder {
  private static final String MODEL = "model";
  private static final String LINKS = "links";
  private static final String DIRECTION = "direction";
  private static final String FORWARD = "write direction: forward in model.";

  private final Problems problems;

  WiringBinder(Problems problems) {
    this.problems = problems;
  }

  /**
   * A wiring and where it is written.
   *
   * @param root the study
   */
  record BoundWiring(Wiring wiring, Mapping root) {

    private Span at(String section, String option) {
      return root.find(section)
          .map(Entry::value)
          .flatMap(Overlay::asMapping)
          .flatMap(mapping -> mapping.find(option))
          .map(Entry::value)
          .orElse(root)
          .span();
    }
  }

  static Wiring wiring(Map<String, Object> model) {
    return new Wiring(
        Math.max(1, TrainingBinder.whole(model, "layers")),
        Links.valueOf(word(model, LINKS, StudyOptions.NONE)),
        Direction.valueOf(word(model, DIRECTION, "forward")));
  }

  private static String word(Map<String, Object> model, String option, String fallback) {
    return String.valueOf(model.getOrDefault(option, fallback)).toUpperCase(Locale.ROOT);
  }

  /**
   * Whether a layer can be joined to those below.
   *
   * @param layer from 0
   * @param read entries that it reads
   * @param given entries that it gives out
   */
  boolean joins(BoundWiring bound, int layer, int read, int given) {
    if (read > SizeReader.LARGEST || given > SizeReader.LARGEST) {
      problems.add(
          bound.at(MODEL, "layers"),
          "out-of-range",
          "layer %d reads %d entries and gives out %d, and a layer may have at most %d"
              .formatted(layer + 1, read, given, SizeReader.LARGEST),
          "the output of this cell grows with its input; take fewer layers.");
      return false;
    }
    boolean residual = layer > 0 && bound.wiring().links() == Links.RESIDUAL;
    if (residual && read != given) {
      problems.add(
          bound.at(MODEL, LINKS),
          "residual-sizes",
          "a residual link adds a layer's input, which has %d entries, to its output, which has %d"
              .formatted(read, given),
          "skip joins outputs of any size; or take a cell whose output has as many entries in"
              + " every layer.");
    }
    return !residual || read == given;
  }

  /** Whether a wiring can be what is trained. */
  boolean check(BoundWiring bound, Bound task) {
    int before = problems.reports();
    if (bound.wiring().links() != Links.NONE && bound.wiring().layers() == 1) {
      problems.add(
          bound.at(MODEL, LINKS),
          "links-of-one-layer",
          "links join layers, and this model has one",
          "write layers: 2 or more in model, or take links away.");
    }
    if (bound.wiring().direction() == Direction.BOTH) {
      checkBothWays(bound, task);
    }
    return problems.reports() == before;
  }

  private void checkBothWays(BoundWiring bound, Bound task) {
    for (String option : List.of("truncate", "checkpoint")) {
      if (isGiven(bound, option)) {
        problems.add(
            bound.at("training", option),
            "both-ways",
            option + " cuts sequences into parts, and layers that read both ways need all steps",
            "take it away, or " + FORWARD);
      }
    }
    var asked = (Task) task.component();
    String name = "the task \"" + task.offer().name() + "\"";
    if (asked.forecasts()) {
      problems.add(
          bound.at(MODEL, DIRECTION),
          "both-ways",
          name + " asks for what comes next, which layers that read both ways have seen",
          FORWARD);
    } else if (continues(asked)) {
      problems.add(
          bound.at(MODEL, DIRECTION),
          "both-ways",
          "sequences of "
              + name
              + " continue others, and layers that read both ways begin at"
              + " the end",
          FORWARD);
    }
  }

  private static boolean isGiven(BoundWiring bound, String option) {
    return bound.root().find("training").map(Entry::value).flatMap(Overlay::asMapping).stream()
        .flatMap(mapping -> mapping.find(option).stream())
        .anyMatch(entry -> !entry.value().label().equals(StudyOptions.NONE));
  }

  /** A task that fails here fails when it is trained, which tells whose fault it is. */
  private static boolean continues(Task task) {
    try {
      return task.episodes(Streams.named(1, DIRECTION)).continues()
          || task.heldOut(Streams.named(1, DIRECTION)).continues();
    } catch (RuntimeException _) {
      return false;
    }
  }
}
