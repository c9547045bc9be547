package dev.carousel.lab.spec;

import dev.carousel.lab.spec.Axis.Choice;
import dev.carousel.lab.spec.Axis.Setting;
import dev.carousel.lab.study.Variant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Reports arms and conditions that have different names and are the same: their trials would be the
 * same trials.
 */
final class SameVariants {
  private final Problems problems;

  SameVariants(Problems problems) {
    this.problems = problems;
  }

  /**
   * Compares all variants.
   *
   * @param variants one for each arm in each condition, conditions outermost
   */
  void check(List<Choice> arms, List<Choice> conditions, List<Variant> variants) {
    Map<SortedMap<String, Object>, Integer> first = new HashMap<>();
    for (int i = 0; i < variants.size(); i++) {
      Integer same = first.putIfAbsent(variants.get(i).resolved(), i);
      if (same != null) {
        Choice arm = arms.get(i % arms.size());
        Choice condition = conditions.get(i / arms.size());
        boolean byArm = same % arms.size() != i % arms.size();
        report(byArm ? arm : condition, byArm ? "arm" : "condition", variants.get(same));
      }
    }
  }

  private void report(Choice choice, String each, Variant same) {
    Setting last = choice.settings().getLast();
    String other = each.equals("arm") ? same.arm() : same.condition();
    problems.add(
        last.value().span(),
        "same-" + each,
        "the "
            + each
            + " \""
            + choice.label()
            + "\" is the same as \""
            + other
            + "\": every parameter agrees",
        "take one of them away, or change a parameter.");
  }
}
