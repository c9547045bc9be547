package dev.carousel.lab.spec;

import dev.carousel.lab.spec.Axis.Choice;
import dev.carousel.lab.study.ArmPair;
import java.util.ArrayList;
import java.util.List;

/**
 * Cells that differ in edits.
 *
 * @param axis the cells, as values of {@code cell}
 * @param pairs of the axis's labels, each of two cells that differ in one edit
 */
record Ablation(Axis axis, List<ArmPair> pairs) {

  /** The pairs as arms, once for each choice of what else varies. */
  List<ArmPair> among(List<Axis> others) {
    var arms = new ArrayList<ArmPair>();
    for (Choice other : Axis.product(others, "")) {
      String rest = other.label().isEmpty() ? "" : ", " + other.label();
      for (ArmPair pair : pairs) {
        arms.add(new ArmPair(pair.edit(), pair.with() + rest, pair.without() + rest));
      }
    }
    return arms;
  }
}
