package dev.carousel.lab.measure;

/**
 * How long the trials of a study take that have no result.
 *
 * @param seconds if every trial uses its whole budget
 * @param sooner whether a trial may end before, solved
 * @param workers trials at a time
 * @param trials to be done
 * @param fastest seconds of an update of the fastest setup
 * @param slowest seconds of an update of the slowest one
 * @param measured setups that were measured; the others are reckoned from these
 * @param setups that differ in cost
 * @param settled whether all that was measured had settled; else the time may be too long by far
 */
public record Forecast(
    double seconds,
    boolean sooner,
    int workers,
    int trials,
    double fastest,
    double slowest,
    int measured,
    int setups,
    boolean settled) {}
