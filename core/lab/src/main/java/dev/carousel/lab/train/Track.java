package dev.carousel.lab.train;

import dev.carousel.api.data.Criterion;
import dev.carousel.lab.record.Course;
import dev.carousel.lab.record.Course.Reading;
import java.util.Optional;
import java.util.SortedMap;

/** What the evaluations of a trial have come to so far. */
final class Track {
  private final Criterion criterion;
  private Optional<Reading> best = Optional.empty();
  private Optional<Reading> last = Optional.empty();
  private Optional<Reading> solved = Optional.empty();
  private int withoutBetter;

  Track(Criterion criterion) {
    this.criterion = criterion;
  }

  /**
   * Adds an evaluation.
   *
   * @param solvedInTraining whether training sequences, which then decide, have met their streak;
   *     empty where the criterion decides
   */
  void add(long update, SortedMap<String, Double> metrics, Optional<Boolean> solvedInTraining) {
    double value = metrics.getOrDefault(criterion.metric().label(), Double.NaN);
    var reading = new Reading(update, value);
    last = Optional.of(reading);
    boolean better = !Double.isNaN(value) && best.filter(b -> !better(value, b)).isEmpty();
    withoutBetter = better ? 0 : withoutBetter + 1;
    best = better ? last : best;
    if (solved.isEmpty() && solvedInTraining.orElseGet(() -> criterion.reached(value))) {
      solved = last;
    }
  }

  private boolean better(double value, Reading than) {
    return criterion.metric().higherIsBetter() ? value > than.value() : value < than.value();
  }

  boolean isSolved() {
    return solved.isPresent();
  }

  /** The update at which the task was first solved, or else the given one. */
  long solvedAtOr(long update) {
    return solved.map(Reading::update).orElse(update);
  }

  /** Whether so many evaluations in a row were no better than the best before. */
  boolean isPlateau(int patience) {
    return withoutBetter >= patience;
  }

  /**
   * All of it.
   *
   * @param plateau whether that ended the trial
   */
  Course course(boolean plateau) {
    return new Course(best, last, solved, plateau);
  }
}
