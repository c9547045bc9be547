package dev.carousel.lab.spec;

import dev.carousel.api.Task;
import dev.carousel.compute.model.Regularization;
import dev.carousel.lab.spec.ComponentBinder.Bound;
import dev.carousel.lab.spec.Node.Entry;
import dev.carousel.lab.spec.Node.Mapping;
import dev.carousel.lab.study.Setup.Noise;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Makes what is drawn and added in training from the options of {@code model} and training. */
final class NoiseBinder {
  private static final List<String> DROPOUTS =
      List.of("dropout", "input-dropout", "output-dropout");
  private static final List<String> OF_GRADIENTS =
      List.of("weight-noise", "activation-penalty", "gradient-noise");

  private final Problems problems;

  NoiseBinder(Problems problems) {
    this.problems = problems;
  }

  static Noise noise(Map<String, Object> model, Map<String, Object> training) {
    var network =
        new Regularization(
            number(model, "dropout"),
            number(model, "input-dropout"),
            number(model, "output-dropout"),
            "sequence".equals(model.get("dropout-mask")),
            number(training, "activation-penalty"));
    return new Noise(network, number(training, "weight-noise"), number(training, "input-noise"));
  }

  private static double number(Map<String, Object> values, String option) {
    return values.get(option) instanceof Double number ? number : 0;
  }

  /** The options of {@code model} that decide numbers. */
  static SortedMap<String, Object> resolved(Map<String, Object> model) {
    SortedMap<String, Object> resolved = StudyOptions.used(model);
    if (DROPOUTS.stream().noneMatch(resolved::containsKey)) {
      resolved.remove("dropout-mask");
    }
    return resolved;
  }

  /**
   * Checks that everything that is asked for can be done.
   *
   * @param searches whether the optimizer goes by the loss alone
   * @return whether it can
   */
  boolean check(Mapping root, Noise noise, Bound task, BooleanSupplier searches) {
    int before = problems.reports();
    if (noise.inputs() > 0 && ((Task) task.component()).format().tokens()) {
      problems.add(
          at(root, "training", "input-noise"),
          "noise-on-tokens",
          "the inputs of the task \"" + task.offer().name() + "\" are tokens, not numbers",
          "input-dropout in model hides tokens.");
    }
    Stream.concat(
            DROPOUTS.stream().filter(option -> isOn(root, "model", option)),
            OF_GRADIENTS.stream().filter(option -> isOn(root, "training", option)))
        .filter(_ -> searches.getAsBoolean())
        .forEach(option -> ofSearch(root, option));
    return problems.reports() == before;
  }

  private void ofSearch(Mapping root, String option) {
    String section = DROPOUTS.contains(option) ? "model" : "training";
    problems.add(
        at(root, section, option),
        "noise-of-search",
        option + " acts where a gradient is computed, and the optimizer goes by the loss alone",
        "take it away, or take an optimizer that goes by the gradient.");
  }

  private static boolean isOn(Mapping root, String section, String option) {
    return find(root, section, option) instanceof Node.Scalar scalar
        && scalar.value() instanceof Number number
        && number.doubleValue() > 0;
  }

  private static Span at(Mapping root, String section, String option) {
    return find(root, section, option).span();
  }

  private static Node find(Mapping root, String section, String option) {
    return root.find(section)
        .map(Entry::value)
        .flatMap(Overlay::asMapping)
        .flatMap(mapping -> mapping.find(option))
        .map(Entry::value)
        .orElse(root);
  }
}
