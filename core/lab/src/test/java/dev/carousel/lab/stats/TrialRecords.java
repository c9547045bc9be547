package dev.carousel.lab.stats;

import dev.carousel.lab.record.Course;
import dev.carousel.lab.record.Course.Reading;
import dev.carousel.lab.record.Elsewhere;
import dev.carousel.lab.record.Outcome;
import dev.carousel.lab.record.Trained;
import dev.carousel.lab.record.TrialRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Made-up records, one line for each arm in each condition. */
public final class TrialRecords {
  private final String metric;
  private final List<TrialRecord> records = new ArrayList<>();

  /** With accuracies. */
  public TrialRecords() {
    this("accuracy");
  }

  public TrialRecords(String metric) {
    this.metric = metric;
  }

  /**
   * Adds an arm's trials in a condition.
   *
   * @param trials by replicate, separated by blanks, each an outcome's first letter, updates and,
   *     after a slash, the final metric: {@code s650/0.994 u2000/0.51 d120 f0 t800/0.6 i90 -},
   *     where {@code -} is a trial that has not been run; one more number is the best metric of a
   *     trial that ended at a plateau
   */
  public TrialRecords with(String condition, String arm, String trials) {
    String[] texts = trials.split(" ");
    for (int i = 0; i < texts.length; i++) {
      if (!texts[i].equals("-")) {
        records.add(record(condition, arm, i + 1, texts[i]));
      }
    }
    return this;
  }

  /** Puts what all trials of an arm so far come to on another form of the task. */
  public TrialRecords elsewhere(String arm, String where, boolean solved, double accuracy) {
    var metrics = new TreeMap<>(Map.of("accuracy", accuracy, "sequences", accuracy, "loss", 1.5));
    records.replaceAll(
        record -> {
          var all = new ArrayList<>(record.trained().elsewhere());
          all.add(new Elsewhere(where, solved, metrics));
          return record.arm().equals(arm) ? with(record, all) : record;
        });
    return this;
  }

  private static TrialRecord with(TrialRecord record, List<Elsewhere> elsewhere) {
    Trained trained = record.trained();
    return new TrialRecord(
        record.id(),
        record.arm(),
        record.condition(),
        record.replicate(),
        record.seconds(),
        new Trained(
            trained.outcome(),
            trained.updates(),
            trained.sequences(),
            trained.metrics(),
            trained.digest(),
            trained.message(),
            trained.course(),
            elsewhere));
  }

  public List<TrialRecord> list() {
    return List.copyOf(records);
  }

  private TrialRecord record(String condition, String arm, int replicate, String text) {
    String[] parts = text.substring(1).split("/");
    var metrics = new TreeMap<String, Double>();
    if (parts.length > 1) {
      metrics.put(metric, Double.valueOf(parts[1]));
    }
    long updates = Long.parseLong(parts[0]);
    return new TrialRecord(
        arm + condition + replicate,
        arm,
        condition,
        replicate,
        1.5,
        new Trained(
            outcome(text.charAt(0)),
            updates,
            32 * updates,
            metrics,
            "",
            "",
            parts.length > 2 ? plateau(updates, parts) : Course.NONE,
            List.of()));
  }

  private static Course plateau(long updates, String[] parts) {
    return new Course(
        Optional.of(new Reading(updates / 2, Double.parseDouble(parts[2]))),
        Optional.of(new Reading(updates, Double.parseDouble(parts[1]))),
        Optional.empty(),
        true);
  }

  private static Outcome outcome(char letter) {
    return switch (letter) {
      case 's' -> Outcome.SOLVED;
      case 'u' -> Outcome.UNSOLVED;
      case 'd' -> Outcome.DIVERGED;
      case 'f' -> Outcome.FAILED;
      case 't' -> Outcome.TIMED_OUT;
      case 'i' -> Outcome.INTERRUPTED;
      default -> throw new IllegalArgumentException("no outcome begins with " + letter);
    };
  }
}
