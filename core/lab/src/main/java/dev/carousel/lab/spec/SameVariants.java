package dev.carousel.lab.spec;

import dev.carousel.lab.spec.Axis.Choice;
import dev.carousel.lab.spec.Axis.Setting;
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
   * @param variants conditions outermost
   * @param arms how many there are in each condition
   */
  void check(List<BoundVariant> variants, int arms) {
    Map<SortedMap<String, Object>, Integer> first = new HashMap<>();
    for (int i = 0; i < variants.size(); i++) {
      BoundVariant variant = variants.get(i);
      Integer same = first.putIfAbsent(variant.bound().meaning(), i);
      if (same != null) {
        report(variant, variants.get(same), same % arms != i % arms);
      }
    }
  }

  private void report(BoundVariant variant, BoundVariant same, boolean byArm) {
    boolean agree = variant.bound().resolved().equals(same.bound().resolved());
    String why = agree ? "every parameter agrees" : "their equations compute the same";
    if (byArm) {
      report(variant.arm(), "arm", same.arm(), why);
    } else {
      report(variant.condition(), "condition", same.condition(), why);
    }
  }

  private void report(Choice choice, String each, Choice same, String why) {
    Setting last = choice.settings().getLast();
    problems.add(
        last.value().span(),
        "same-" + each,
        "the "
            + each
            + " \""
            + choice.label()
            + "\" is the same as \""
            + same.label()
            + "\": "
            + why,
        "take one of them away, or change one.");
  }
}
