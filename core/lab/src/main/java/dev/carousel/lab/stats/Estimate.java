package dev.carousel.lab.stats;

import java.util.Optional;

/**
 * The final value of a metric over seeds.
 *
 * @param n seeds that have a finite one and did not diverge
 * @param interval of the mean, by bootstrap over seeds; empty for n below 3
 */
public record Estimate(int n, double mean, double median, Optional<Interval> interval) {}
