package dev.carousel.lab.report;

import dev.carousel.api.data.Baseline;
import java.util.List;

/**
 * What results of one condition are held against.
 *
 * @param criterion when its task counts as solved, such as {@code accuracy >= 0.99}
 * @param baselines what naive predictors reach, worst first
 */
public record Yardstick(String criterion, List<Baseline> baselines) {}
