package dev.carousel.lab.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.carousel.lab.json.Fields;
import dev.carousel.lab.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.StatUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every procedure against SciPy's numbers. The folder is the system property {@code reference.dir},
 * by default the copy in the test resources.
 */
class StatisticsReferenceTest {
  private static final double TOLERANCE = 1e-9;

  static Stream<Fields> shares() {
    return cases("binomial_ci");
  }

  static Stream<Fields> tables() {
    return cases("fisher_exact");
  }

  static Stream<Fields> families() {
    return cases("multiple_testing");
  }

  static Stream<Fields> samples() {
    return cases("bootstrap");
  }

  static Stream<Fields> survivals() {
    return cases("survival");
  }

  static Stream<Fields> survivalsOfTwo() {
    return survivals().filter(survival -> survival.list("groups").size() == 2);
  }

  static Stream<Fields> unpaired() {
    return cases("welch_t");
  }

  @Test
  void there_are_cases_of_every_kind() {
    for (var kind : List.of(shares(), tables(), families(), samples(), survivalsOfTwo())) {
      assertFalse(kind.toList().isEmpty());
    }
  }

  @ParameterizedTest
  @MethodSource("shares")
  void wilson_intervals_agree(Fields share) {
    int successes = (int) share.whole("successes");
    int trials = (int) share.whole("trials");
    for (String level : List.of("0.95", "0.99")) {
      Interval interval = Wilson.interval(successes, trials, Double.parseDouble(level));
      agree(TOLERANCE, share.list("wilson_" + level), interval.low(), interval.high());
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void fisher_exact_p_agrees(Fields table) {
    double[] first = numbers((List<?>) table.list("table").get(0));
    double[] second = numbers((List<?>) table.list("table").get(1));
    double p =
        FisherExact.twoSided((int) first[0], (int) first[1], (int) second[0], (int) second[1]);
    assertEquals(table.number("p_two_sided"), p, TOLERANCE);
  }

  @ParameterizedTest
  @MethodSource("families")
  void holm_corrections_agree(Fields family) {
    agree(TOLERANCE, family.list("holm"), Holm.corrected(numbers(family.list("p"))));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void percentile_bootstrap_intervals_agree_within_chance(Fields sample) {
    ToDoubleFunction<double[]> statistic =
        switch (sample.text("statistic")) {
          case "mean" -> StatUtils::mean;
          case "std_ddof1" -> values -> Math.sqrt(StatUtils.variance(values));
          default -> throw new IllegalArgumentException(sample.text("statistic"));
        };
    Interval interval =
        Bootstrap.interval(numbers(sample.list("x")), statistic, sample.number("level"));
    Fields expected = sample.fields("percentile");
    double tolerance = expected.number("tolerance_at_10000_resamples");
    agree(tolerance, expected.list("ci95"), interval.low(), interval.high());
  }

  @ParameterizedTest
  @MethodSource("survivals")
  void kaplan_meier_curves_and_medians_agree(Fields survival) {
    List<List<Observation>> groups = groups(survival);
    for (int i = 0; i < groups.size(); i++) {
      Fields expected = Fields.of(survival.list("kaplan_meier").get(i));
      List<Fields> steps = expected.list("curve").stream().map(Fields::of).toList();
      assertEquals(
          steps.stream().map(StatisticsReferenceTest::step).toList().toString(),
          KaplanMeier.curve(groups.get(i)).stream().map(s -> rounded(s)).toList().toString());
      var median = KaplanMeier.median(groups.get(i));
      assertEquals(
          expected.get("median_smallest_t_with_S_le_half"),
          median.isPresent() ? median.getAsDouble() : null);
    }
  }

  @ParameterizedTest
  @MethodSource("survivalsOfTwo")
  void log_rank_tests_agree(Fields survival) {
    List<List<Observation>> groups = groups(survival);
    LogRank test = LogRank.of(groups.get(0), groups.get(1));
    Fields expected = survival.fields("logrank");
    assertEquals(numbers(expected.list("observed"))[0], test.observed(), TOLERANCE);
    assertEquals(numbers(expected.list("expected"))[0], test.expected(), TOLERANCE);
    double[] covariance = numbers((List<?>) expected.list("covariance").getFirst());
    assertEquals(covariance[0], test.variance(), TOLERANCE);
    assertEquals(expected.number("chi2"), test.chiSquare(), TOLERANCE);
    assertEquals(expected.number("p"), test.asymptotic(), TOLERANCE);
  }

  @ParameterizedTest
  @MethodSource("unpaired")
  void vargha_delaney_effects_agree(Fields samples) {
    double expected = samples.fields("effect").number("vargha_delaney_A12");
    double actual = VarghaDelaney.sooner(events(samples.list("y")), events(samples.list("x")));
    assertEquals(expected, actual, TOLERANCE);
  }

  private static KaplanMeier.Step step(Fields step) {
    return rounded(
        new KaplanMeier.Step(
            step.number("time"),
            (int) step.whole("at_risk"),
            (int) step.whole("events"),
            step.number("S")));
  }

  private static KaplanMeier.Step rounded(KaplanMeier.Step step) {
    double survival = Math.rint(step.survival() / TOLERANCE) * TOLERANCE;
    return new KaplanMeier.Step(step.time(), step.atRisk(), step.events(), survival);
  }

  private static List<List<Observation>> groups(Fields survival) {
    return survival.list("groups").stream()
        .map(Fields::of)
        .map(g -> observations(numbers(g.list("time")), numbers(g.list("event"))))
        .toList();
  }

  private static List<Observation> observations(double[] times, double[] events) {
    return IntStream.range(0, times.length)
        .mapToObj(i -> new Observation(times[i], events[i] == 1))
        .toList();
  }

  private static List<Observation> events(List<?> times) {
    return Arrays.stream(numbers(times)).mapToObj(time -> new Observation(time, true)).toList();
  }

  private static void agree(double tolerance, List<?> expected, double... actual) {
    double[] numbers = numbers(expected);
    assertEquals(numbers.length, actual.length);
    for (int i = 0; i < numbers.length; i++) {
      assertEquals(numbers[i], actual[i], tolerance);
    }
  }

  private static double[] numbers(List<?> list) {
    return list.stream().mapToDouble(number -> ((Number) number).doubleValue()).toArray();
  }

  private static Stream<Fields> cases(String kind) {
    Path folder = Path.of(System.getProperty("reference.dir", "src/test/resources/reference"));
    try {
      String text = Files.readString(folder.resolve("statistics.json"));
      return Fields.of(Json.read(text)).list(kind).stream().map(Fields::of);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
