package dev.carousel.lab.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.special.Erf;
import org.apache.commons.math3.util.Combinations;
import org.apache.commons.math3.util.CombinatoricsUtils;

/**
 * Log-rank test (Mantel 1966) of two samples of times to an event.
 *
 * <p>With few seeds the chi-square distribution is a poor guide, so p then comes from all ways to
 * deal the observations out to the two samples. This is exact where trials are censored alike in
 * both, as by a budget that all arms share.
 *
 * @param observed events in the first sample
 * @param expected events in the first sample if both had one hazard
 * @param variance of {@code observed - expected}
 */
public record LogRank(double observed, double expected, double variance) {
  /** Up to so many ways to deal out the observations, all of them are gone through. */
  static final int RELABELLINGS = 100_000;

  private static final double SLACK = 1e-9;

  public static LogRank of(List<Observation> first, List<Observation> second) {
    List<Observation> pooled = pooled(first, second);
    double observed = 0;
    double expected = 0;
    double variance = 0;
    for (double time : KaplanMeier.eventTimes(pooled)) {
      double atRisk = KaplanMeier.atRisk(pooled, time);
      double events = KaplanMeier.events(pooled, time);
      double share = KaplanMeier.atRisk(first, time) / atRisk;
      observed += KaplanMeier.events(first, time);
      expected += events * share;
      if (atRisk > 1) {
        variance += events * (atRisk - events) / (atRisk - 1) * share * (1 - share);
      }
    }
    return new LogRank(observed, expected, variance);
  }

  public double chiSquare() {
    double difference = observed - expected;
    return variance == 0 ? 0 : difference * difference / variance;
  }

  /** Two-sided p by the chi-square distribution with one degree of freedom. */
  public double asymptotic() {
    return Erf.erfc(Math.sqrt(chiSquare() / 2));
  }

  /** Two-sided p: by all relabellings where they are few enough, else by chi-square. */
  public static double p(List<Observation> first, List<Observation> second) {
    return countable(first.size(), second.size())
        ? exact(first, second)
        : of(first, second).asymptotic();
  }

  /** The smallest p that samples of such sizes can give. */
  public static double smallest(int first, int second) {
    if (!countable(first, second)) {
      return 0;
    }
    double mirrored = first == second ? 2 : 1;
    return Math.min(1, mirrored / relabellings(first, second));
  }

  /** Share of relabellings whose {@code |observed - expected|} is at least that of the samples. */
  static double exact(List<Observation> first, List<Observation> second) {
    double[] scores = scores(pooled(first, second));
    double found = Math.abs(IntStream.range(0, first.size()).mapToDouble(i -> scores[i]).sum());
    int extreme = 0;
    int all = 0;
    for (int[] chosen : new Combinations(scores.length, first.size())) {
      double sum = 0;
      for (int i : chosen) {
        sum += scores[i];
      }
      all++;
      extreme += Math.abs(sum) >= found - SLACK ? 1 : 0;
    }
    return (double) extreme / all;
  }

  /**
   * What each observation adds to {@code observed - expected} of the sample it is in: its event
   * minus the hazard of the pooled sample summed up to its time.
   */
  private static double[] scores(List<Observation> pooled) {
    List<KaplanMeier.Step> steps = KaplanMeier.curve(pooled);
    double[] scores = new double[pooled.size()];
    for (int i = 0; i < scores.length; i++) {
      Observation observation = pooled.get(i);
      scores[i] = observation.event() ? 1 : 0;
      for (var step : steps) {
        if (step.time() <= observation.time()) {
          scores[i] -= (double) step.events() / step.atRisk();
        }
      }
    }
    return scores;
  }

  private static boolean countable(int first, int second) {
    return relabellings(first, second) <= RELABELLINGS;
  }

  private static double relabellings(int first, int second) {
    return CombinatoricsUtils.binomialCoefficientDouble(first + second, first);
  }

  private static List<Observation> pooled(List<Observation> first, List<Observation> second) {
    var pooled = new ArrayList<>(first);
    pooled.addAll(second);
    return pooled;
  }
}
