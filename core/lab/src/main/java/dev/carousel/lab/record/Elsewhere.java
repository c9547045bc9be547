package dev.carousel.lab.record;

import dev.carousel.lab.json.Fields;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;

/**
 * What trained weights come to on another form of the task.
 *
 * @param where such as {@code gap=300}
 * @param solved whether the criterion of that form was met
 * @param metrics by name: {@code loss} over all counted steps, {@code accuracy} over the decisive
 *     ones alone, {@code sequences} the share with every decisive step right
 */
public record Elsewhere(String where, boolean solved, SortedMap<String, Double> metrics) {

  Map<String, Object> plain() {
    var plain = new LinkedHashMap<String, Object>();
    plain.put("where", where);
    plain.put("solved", solved);
    plain.put("metrics", metrics);
    return plain;
  }

  /** Reads what {@link #plain()} gave. */
  static Elsewhere of(Fields fields) {
    return new Elsewhere(
        fields.text("where"),
        Boolean.TRUE.equals(fields.get("solved")),
        CurvePoint.metrics(fields.fields("metrics")));
  }
}
