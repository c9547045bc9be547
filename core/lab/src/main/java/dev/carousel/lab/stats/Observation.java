package dev.carousel.lab.stats;

/**
 * How long a trial was watched.
 *
 * @param time updates until it was solved or, if it was not, until nothing more is known of it;
 *     infinite for one that never will be
 * @param event whether it was solved
 */
public record Observation(double time, boolean event) {}
