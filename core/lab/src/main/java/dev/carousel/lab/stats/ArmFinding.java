package dev.carousel.lab.stats;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What the trials of one arm in one condition came to.
 *
 * @param solvedShare interval of the share of solved seeds; empty without results
 * @param medianUpdates updates until half of the seeds are solved; empty where fewer are
 * @param longestUpdates of any trial that ended without solving or diverging: how long it was tried
 * @param metric final value; empty where no seed has one
 * @param best best value of any evaluation, where trials go on for as long as that gets better or
 *     after they are solved
 * @param elsewhere on other forms of the task, in the order of the study
 */
public record ArmFinding(
    String condition,
    String arm,
    Counts counts,
    Optional<Interval> solvedShare,
    OptionalDouble medianUpdates,
    OptionalLong longestUpdates,
    Optional<Estimate> metric,
    Optional<Estimate> best,
    List<ElsewhereFinding> elsewhere) {}
