package dev.carousel.lab.stats;

import java.util.Map;

/**
 * What the trained weights of one arm in one condition come to on another form of the task.
 *
 * @param where such as {@code gap=300}
 * @param solved seeds that meet the criterion there
 * @param n seeds that were measured there
 * @param means over seeds, by the name of the metric
 */
public record ElsewhereFinding(String where, int solved, int n, Map<String, Double> means) {}
