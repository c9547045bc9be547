package dev.carousel.lab.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The share of trials not yet solved after so many updates, where some are watched only for a time.
 *
 * <p>Kaplan &amp; Meier 1958: S(t) = product over event times t_i &lt;= t of (1 - d_i / n_i), where
 * a trial censored at t_i is still among the n_i.
 */
public final class KaplanMeier {
  /** What rounding may do to a product that is exactly one half. */
  private static final double SLACK = 1e-12;

  private KaplanMeier() {}

  /** One event time. */
  public record Step(double time, int atRisk, int events, double survival) {}

  /** The steps of the curve, in order of time. */
  public static List<Step> curve(List<Observation> observations) {
    var steps = new ArrayList<Step>();
    double survival = 1;
    for (double time : eventTimes(observations)) {
      int atRisk = atRisk(observations, time);
      int events = events(observations, time);
      survival *= 1 - (double) events / atRisk;
      steps.add(new Step(time, atRisk, events, survival));
    }
    return steps;
  }

  /** The first time at which at least half have had their event; empty if there is none. */
  public static OptionalDouble median(List<Observation> observations) {
    return curve(observations).stream()
        .filter(step -> step.survival() <= 0.5 + SLACK)
        .mapToDouble(Step::time)
        .findFirst();
  }

  static double[] eventTimes(List<Observation> observations) {
    return observations.stream()
        .filter(Observation::event)
        .mapToDouble(Observation::time)
        .sorted()
        .distinct()
        .toArray();
  }

  static int atRisk(List<Observation> observations, double time) {
    return (int) observations.stream().filter(o -> o.time() >= time).count();
  }

  static int events(List<Observation> observations, double time) {
    return (int) observations.stream().filter(o -> o.event() && o.time() == time).count();
  }
}
