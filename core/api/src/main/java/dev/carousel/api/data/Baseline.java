package dev.carousel.api.data;

/**
 * What a predictor reaches that does not connect the far items.
 *
 * @param name such as {@code chance}
 * @param meaning what such a predictor knows, one sentence
 */
public record Baseline(String name, String meaning, Metric metric, double value) {}
