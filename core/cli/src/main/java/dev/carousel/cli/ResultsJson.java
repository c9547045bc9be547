package dev.carousel.cli;

import dev.carousel.lab.record.TrialRecord;
import dev.carousel.lab.report.FindingsJson;
import dev.carousel.lab.run.Results;
import java.util.LinkedHashMap;
import java.util.Map;

/** The JSON value of {@code carousel run} and {@code carousel report}. */
final class ResultsJson {
  private ResultsJson() {}

  static Map<String, Object> of(Results results) {
    var plain = new LinkedHashMap<String, Object>();
    plain.put("study", results.plan().study());
    plain.put("question", results.plan().question());
    plain.put("folder", results.folder().path().toString());
    plain.put("planned", results.plan().trials().size());
    plain.put("missing", results.missing());
    plain.put("trials", results.records().stream().map(TrialRecord::plain).toList());
    plain.put("findings", FindingsJson.of(results.findings()));
    return plain;
  }
}
