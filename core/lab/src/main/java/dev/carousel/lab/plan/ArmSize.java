package dev.carousel.lab.plan;

import dev.carousel.lab.size.ModelSize;

/**
 * How big one arm is in one condition.
 *
 * @param units of its cell
 */
public record ArmSize(String arm, String condition, int units, ModelSize size) {}
