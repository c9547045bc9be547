package dev.carousel.lab.stats;

import dev.carousel.lab.stats.Comparison.Test;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Two arms in one condition. */
record TrialPair(Trials a, Trials b) {

  /** Not yet corrected; empty where an arm has no data for the test. */
  Optional<Comparison> compare(Test test, String metric) {
    return switch (test) {
      case SOLVED -> solved();
      case UPDATES -> updates();
      case METRIC -> metric(metric);
    };
  }

  private Optional<Comparison> solved() {
    int solvedA = a.counts().solved();
    int solvedB = b.counts().solved();
    int nA = a.counts().results();
    int nB = b.counts().results();
    if (nA == 0 || nB == 0) {
      return Optional.empty();
    }
    var effect =
        new Effect(
            "difference of solved shares",
            (double) solvedA / nA - (double) solvedB / nB,
            Optional.of(Wilson.difference(solvedA, nA, solvedB, nB)));
    double p = FisherExact.twoSided(solvedA, nA - solvedA, solvedB, nB - solvedB);
    return comparison(Test.SOLVED, nA, nB, effect, p, FisherExact.smallest(nA, nB));
  }

  private Optional<Comparison> updates() {
    List<Observation> ofA = a.observations();
    List<Observation> ofB = b.observations();
    if (ofA.isEmpty() || ofB.isEmpty()) {
      return Optional.empty();
    }
    var effect =
        new Effect(
            "probability that a is solved sooner",
            VarghaDelaney.sooner(ofA, ofB),
            Optional.empty());
    double smallest = LogRank.smallest(ofA.size(), ofB.size());
    double p = LogRank.p(ofA, ofB);
    return comparison(Test.UPDATES, ofA.size(), ofB.size(), effect, p, smallest);
  }

  private Optional<Comparison> metric(String name) {
    double[] differences = differences(a.metric(name), b.metric(name));
    int n = differences.length;
    if (n == 0) {
      return Optional.empty();
    }
    var effect =
        new Effect(
            "mean paired difference",
            Arrays.stream(differences).sum() / n,
            Bootstrap.mean(differences));
    double p = PairedPermutation.p(differences);
    return comparison(Test.METRIC, n, n, effect, p, PairedPermutation.smallest(n));
  }

  private static double[] differences(SortedMap<Integer, Double> a, SortedMap<Integer, Double> b) {
    return a.keySet().stream()
        .filter(b::containsKey)
        .mapToDouble(replicate -> a.get(replicate) - b.get(replicate))
        .toArray();
  }

  private Optional<Comparison> comparison(
      Test test, int nA, int nB, Effect effect, double p, double smallest) {
    return Optional.of(
        new Comparison(a.condition(), a.arm(), b.arm(), test, nA, nB, effect, p, smallest, p, 1));
  }
}
