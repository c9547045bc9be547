package dev.carousel.lab.stats;

import java.util.Optional;

/**
 * How large a difference is, beside how surprising.
 *
 * @param name what the value is
 */
public record Effect(String name, double value, Optional<Interval> interval) {}
