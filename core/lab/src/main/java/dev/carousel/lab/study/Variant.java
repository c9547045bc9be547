package dev.carousel.lab.study;

import java.util.SortedMap;

/**
 * One arm in one condition.
 *
 * @param setup what is trained
 * @param resolved the whole configuration with defaults filled in, as plain values (String, Long,
 *     Double, Boolean, List, SortedMap) with sorted keys: what the trial's identity is a hash of
 * @param keepsWeights whether the weights that a trial ends with are kept as a file
 */
public record Variant(
    String arm,
    String condition,
    Setup setup,
    SortedMap<String, Object> resolved,
    boolean keepsWeights) {}
