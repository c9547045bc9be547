package dev.carousel.lab.measure;

/**
 * How long the trials of a study take that have no result, if none of them ends early.
 *
 * @param seconds at most
 * @param workers trials at a time
 * @param trials to be done
 * @param fastest seconds of an update of the fastest setup that was measured
 * @param slowest seconds of an update of the slowest one
 * @param measured setups that were measured; the others are taken to be as slow as the slowest
 * @param setups that differ in cost
 */
public record Forecast(
    double seconds,
    int workers,
    int trials,
    double fastest,
    double slowest,
    int measured,
    int setups) {}
