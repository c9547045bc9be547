package dev.carousel.lab.record;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a training ended.
 *
 * @param updates done; until the evaluation that met the criterion first, if one did
 * @param sequences trained on in those updates
 * @param metrics of the last evaluation by name, such as {@code loss}; empty if there was none
 * @param digest SHA-256 of the final parameters' bits, hexadecimal; empty if there are none
 * @param message why it failed or diverged; else empty
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
    List<Elsewhere> elsewhere) {

  /** Without evaluations. */
  public Trained(Outcome outcome, long updates, long sequences, String message) {
    this(outcome, updates, sequences, new TreeMap<>(), "", message, Course.NONE, List.of());
  }
}
