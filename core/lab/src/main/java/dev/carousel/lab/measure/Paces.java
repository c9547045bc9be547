package dev.carousel.lab.measure;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/** The paces that were measured, and what follows from them for other work. */
final class Paces {
  private final Map<Work, Pace> measured = new HashMap<>();
  private final Map<Work.Form, Long> perStep = new HashMap<>();

  void put(Work work, Pace pace) {
    measured.put(work, pace);
  }

  int measured() {
    return measured.size();
  }

  boolean settled() {
    return measured.values().stream().allMatch(Pace::settled);
  }

  /** Whether work of this form was measured, so that its code is warm. */
  boolean knows(Work.Form form) {
    return measured.keySet().stream().anyMatch(work -> work.form().equals(form));
  }

  /**
   * The pace of work; if it was not measured, that of the nearest, by the multiply-adds of both.
   */
  Pace of(Work work) {
    Pace own = measured.get(work);
    return own == null ? like(nearest(work), work) : own;
  }

  private Pace like(Work nearest, Work work) {
    double longer = sequence(work) / sequence(nearest);
    return measured.get(nearest).times(longer * work.batch() / nearest.batch(), longer);
  }

  /** Of the same form if possible, of about as long sequences. */
  private Work nearest(Work work) {
    return measured.keySet().stream()
        .min(
            Comparator.<Work, Boolean>comparing(other -> !other.form().equals(work.form()))
                .thenComparing(
                    other -> Math.abs(Math.log(sequence(other)) - Math.log(sequence(work)))))
        .orElseThrow();
  }

  /** Multiply-adds of a sequence; of a cell without products, its steps. */
  private double sequence(Work work) {
    return (double) Math.max(1, perStep.computeIfAbsent(work.form(), Work.Form::perStep))
        * work.steps();
  }
}
