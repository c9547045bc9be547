package dev.carousel.lab.record;

import dev.carousel.lab.json.Fields;
import dev.carousel.lab.json.JsonException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One evaluation of a trial.
 *
 * @param update after which it was made, from 1
 * @param sequences trained on until then
 * @param loss mean training loss of the updates since the last evaluation
 * @param metrics on held-out sequences, by name
 * @param curriculum value of the parameter that grows, in the updates since the last evaluation;
 *     empty where the task itself is trained on
 */
public record CurvePoint(
    long update,
    long sequences,
    double loss,
    SortedMap<String, Double> metrics,
    OptionalDouble curriculum) {

  /** Of training on the task itself. */
  public CurvePoint(long update, long sequences, double loss, SortedMap<String, Double> metrics) {
    this(update, sequences, loss, metrics, OptionalDouble.empty());
  }

  /** As one line of {@code curve.jsonl}. */
  public Map<String, Object> plain() {
    var plain = new LinkedHashMap<String, Object>();
    plain.put("update", update);
    plain.put("sequences", sequences);
    plain.put("loss", loss);
    plain.put("metrics", metrics);
    curriculum.ifPresent(value -> plain.put("curriculum", value));
    return plain;
  }

  /**
   * Reads what {@link #plain} gave.
   *
   * @throws JsonException if it is something else
   */
  public static CurvePoint of(Fields fields) {
    return new CurvePoint(
        fields.whole("update"),
        fields.whole("sequences"),
        fields.number("loss"),
        metrics(fields.fields("metrics")),
        fields.has("curriculum")
            ? OptionalDouble.of(fields.number("curriculum"))
            : OptionalDouble.empty());
  }

  static SortedMap<String, Double> metrics(Fields fields) {
    var metrics = new TreeMap<String, Double>();
    fields.names().forEach(name -> metrics.put(name, fields.number(name)));
    return metrics;
  }
}
