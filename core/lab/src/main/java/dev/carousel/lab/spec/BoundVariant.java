package dev.carousel.lab.spec;

import dev.carousel.lab.spec.Axis.Choice;
import dev.carousel.lab.spec.Node.Mapping;
import dev.carousel.lab.spec.SetupBinder.BoundSetup;
import dev.carousel.lab.study.Setup;
import dev.carousel.lab.study.Variant;

/**
 * One arm in one condition, with what it was made from.
 *
 * @param root the study with the values of both
 */
record BoundVariant(Choice arm, Choice condition, Mapping root, BoundSetup bound) {

  Setup setup() {
    return bound.setup();
  }

  Variant variant() {
    return new Variant(
        arm.label(), condition.label(), bound.setup(), bound.resolved(), bound.keepsWeights());
  }
}
