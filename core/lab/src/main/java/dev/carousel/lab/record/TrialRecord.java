package dev.carousel.lab.record;

import dev.carousel.lab.json.Fields;
import dev.carousel.lab.json.JsonException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * What one trial came to.
 *
 * @param id hash of its configuration and of what computes it
 * @param replicate from 1; equal numbers are paired across arms
 * @param updates done; for a solved trial, those until the evaluation that met the criterion first
 * @param sequences trained on, in {@code updates} updates
 * @param seconds wall-clock time
 * @param metrics of the last evaluation by name: {@code loss}, {@code accuracy}, {@code sequences}
 * @param digest SHA-256 of the final parameters' bits, hexadecimal; empty if there are none
 * @param message why it failed or diverged; else empty
 * @param course of the criterion's metric over the evaluations
 * @param elsewhere on other forms of the task, at the end
 */
public record TrialRecord(
    String id,
    String arm,
    String condition,
    int replicate,
    Outcome outcome,
    long updates,
    long sequences,
    double seconds,
    SortedMap<String, Double> metrics,
    String digest,
    String message,
    Course course,
    List<Elsewhere> elsewhere) {

  /** Of a trial without evaluations. */
  public TrialRecord(
      String id,
      String arm,
      String condition,
      int replicate,
      Outcome outcome,
      long updates,
      long sequences,
      double seconds,
      SortedMap<String, Double> metrics,
      String digest,
      String message) {
    this(
        id,
        arm,
        condition,
        replicate,
        outcome,
        updates,
        sequences,
        seconds,
        metrics,
        digest,
        message,
        Course.NONE,
        List.of());
  }

  /** The same with its course. */
  public TrialRecord with(Course other) {
    return new TrialRecord(
        id, arm, condition, replicate, outcome, updates, sequences, seconds, metrics, digest,
        message, other, elsewhere);
  }

  /** The same with what it comes to elsewhere. */
  public TrialRecord with(List<Elsewhere> other) {
    return new TrialRecord(
        id,
        arm,
        condition,
        replicate,
        outcome,
        updates,
        sequences,
        seconds,
        metrics,
        digest,
        message,
        course,
        List.copyOf(other));
  }

  /** The same result under another arm's and condition's name: their configurations are equal. */
  public TrialRecord named(String newArm, String newCondition) {
    return new TrialRecord(
        id,
        newArm,
        newCondition,
        replicate,
        outcome,
        updates,
        sequences,
        seconds,
        metrics,
        digest,
        message,
        course,
        elsewhere);
  }

  /** As {@code result.json} holds it. */
  public Map<String, Object> plain() {
    var plain = new LinkedHashMap<String, Object>();
    plain.put("id", id);
    plain.put("arm", arm);
    plain.put("condition", condition);
    plain.put("replicate", (long) replicate);
    plain.put("outcome", outcome.label());
    plain.put("updates", updates);
    plain.put("sequences", sequences);
    plain.put("seconds", seconds);
    plain.put("metrics", metrics);
    plain.put("digest", digest);
    plain.put("message", message);
    plain.put("course", course.plain());
    if (!elsewhere.isEmpty()) {
      plain.put("elsewhere", elsewhere.stream().map(Elsewhere::plain).toList());
    }
    return plain;
  }

  /**
   * Reads what {@link #plain} gave.
   *
   * @throws JsonException if it is something else
   */
  public static TrialRecord of(Fields fields) {
    return new TrialRecord(
        fields.text("id"),
        fields.text("arm"),
        fields.text("condition"),
        Math.toIntExact(fields.whole("replicate")),
        outcome(fields.text("outcome")),
        fields.whole("updates"),
        fields.whole("sequences"),
        fields.number("seconds"),
        CurvePoint.metrics(fields.fields("metrics")),
        fields.text("digest"),
        fields.text("message"),
        fields.has("course") ? Course.of(fields.fields("course")) : Course.NONE,
        fields.has("elsewhere")
            ? fields.list("elsewhere").stream().map(Fields::of).map(Elsewhere::of).toList()
            : List.of());
  }

  private static Outcome outcome(String label) {
    return Outcome.labelled(label)
        .orElseThrow(() -> new JsonException("no outcome is called " + label));
  }
}
