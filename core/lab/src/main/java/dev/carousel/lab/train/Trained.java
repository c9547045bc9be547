package dev.carousel.lab.train;

import dev.carousel.lab.record.Course;
import dev.carousel.lab.record.Elsewhere;
import dev.carousel.lab.record.Outcome;
import java.util.List;
import java.util.SortedMap;

/**
 * How a training ended.
 *
 * @param updates done; until the evaluation that met the criterion first, if one did
 * @param sequences trained on in those updates
 * @param metrics of the last evaluation by name; empty if there was none
 * @param digest of the final parameters
 * @param message why it diverged; else empty
 * @param course of the criterion's metric
 * @param elsewhere on other forms of the task, at the end
 */
public record Trained(
    Outcome outcome,
    long updates,
    long sequences,
    SortedMap<String, Double> metrics,
    String digest,
    String message,
    Course course,
    List<Elsewhere> elsewhere) {}
