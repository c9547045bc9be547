package dev.carousel.lab.record;

import dev.carousel.lab.json.Fields;
import dev.carousel.lab.json.JsonException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one trial came to.
 *
 * @param id hash of its configuration and of what computes it
 * @param replicate from 1; equal numbers are paired across arms
 * @param seconds wall-clock time
 */
public record TrialRecord(
    String id, String arm, String condition, int replicate, double seconds, Trained trained) {

  /** The same result under another arm's and condition's name: their configurations are equal. */
  public TrialRecord named(String newArm, String newCondition) {
    return new TrialRecord(id, newArm, newCondition, replicate, seconds, trained);
  }

  public Outcome outcome() {
    return trained.outcome();
  }

  /** Done; for a solved trial, those until the evaluation that met the criterion first. */
  public long updates() {
    return trained.updates();
  }

  public String message() {
    return trained.message();
  }

  public Course course() {
    return trained.course();
  }

  /** As {@code result.json} holds it. */
  public Map<String, Object> plain() {
    var plain = new LinkedHashMap<String, Object>();
    plain.put("id", id);
    plain.put("arm", arm);
    plain.put("condition", condition);
    plain.put("replicate", (long) replicate);
    plain.put("outcome", trained.outcome().label());
    plain.put("updates", trained.updates());
    plain.put("sequences", trained.sequences());
    plain.put("seconds", seconds);
    plain.put("metrics", trained.metrics());
    plain.put("digest", trained.digest());
    plain.put("message", trained.message());
    plain.put("course", trained.course().plain());
    if (!trained.elsewhere().isEmpty()) {
      plain.put("elsewhere", trained.elsewhere().stream().map(Elsewhere::plain).toList());
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
        fields.number("seconds"),
        trained(fields));
  }

  private static Trained trained(Fields fields) {
    return new Trained(
        outcome(fields.text("outcome")),
        fields.whole("updates"),
        fields.whole("sequences"),
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
