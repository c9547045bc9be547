package dev.carousel.lab.record;

import dev.carousel.lab.json.Fields;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How the metric of a task's criterion went over the evaluations of a trial.
 *
 * @param best the best one, the first of equals
 * @param last the last one
 * @param solved the one at which the task first counted as solved
 * @param plateau whether the trial ended because none had been better for some evaluations
 */
public record Course(
    Optional<Reading> best, Optional<Reading> last, Optional<Reading> solved, boolean plateau) {

  /** Of a trial without evaluations. */
  public static final Course NONE =
      new Course(Optional.empty(), Optional.empty(), Optional.empty(), false);

  /** A value of the metric, and the update after which it was measured. */
  public record Reading(long update, double value) {}

  /** Whether the trial went on after it was solved, or for as long as it got better. */
  public boolean beyondSolved() {
    boolean wentOn =
        solved.isPresent() && last.isPresent() && last.get().update() > solved.get().update();
    return plateau || wentOn;
  }

  Map<String, Object> plain() {
    var plain = new LinkedHashMap<String, Object>();
    best.ifPresent(reading -> plain.put("best", plain(reading)));
    last.ifPresent(reading -> plain.put("last", plain(reading)));
    solved.ifPresent(reading -> plain.put("solved", plain(reading)));
    plain.put("plateau", plateau);
    return plain;
  }

  private static Map<String, Object> plain(Reading reading) {
    var plain = new LinkedHashMap<String, Object>();
    plain.put("update", reading.update());
    plain.put("value", reading.value());
    return plain;
  }

  /** Reads what {@link #plain()} gave. */
  static Course of(Fields fields) {
    return new Course(
        reading(fields, "best"),
        reading(fields, "last"),
        reading(fields, "solved"),
        Boolean.TRUE.equals(fields.get("plateau")));
  }

  private static Optional<Reading> reading(Fields fields, String name) {
    return fields.has(name)
        ? Optional.of(
            new Reading(fields.fields(name).whole("update"), fields.fields(name).number("value")))
        : Optional.empty();
  }
}
