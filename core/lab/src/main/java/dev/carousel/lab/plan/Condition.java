package dev.carousel.lab.plan;

import dev.carousel.api.data.Baseline;
import dev.carousel.api.data.Metric;
import java.util.List;

/**
 * What results of one condition are held against, as the task of its first arm says.
 *
 * @param criterion when the task counts as solved, such as {@code accuracy >= 0.99}
 * @param metric that the criterion is about
 * @param baselines what naive predictors reach, worst first
 */
public record Condition(String name, String criterion, Metric metric, List<Baseline> baselines) {}
