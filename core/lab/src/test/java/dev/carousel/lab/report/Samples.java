package dev.carousel.lab.report;

import dev.carousel.api.data.Baseline;
import dev.carousel.api.data.Metric;
import dev.carousel.lab.plan.ArmSize;
import dev.carousel.lab.size.ModelSize;
import dev.carousel.lab.stats.Findings;
import dev.carousel.lab.stats.TrialRecords;
import dev.carousel.lab.study.ArmPair;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Reports on made-up studies. */
final class Samples {
  private static final List<Baseline> CHANCE =
      List.of(
          new Baseline("chance", "Guesses either class.", Metric.ACCURACY, 0.5),
          new Baseline("chance", "Guesses either class.", Metric.LOSS, 0.693147));
  private static final Yardstick LATCH = new Yardstick("accuracy >= 0.99", CHANCE);

  private Samples() {}

  /** Three arms in four conditions with five seeds. */
  static ReportInput complete() {
    var records =
        new TrialRecords()
            .with("gap=10", "rnn", "s700/0.994 s850/0.991 s650/0.998 s1200/0.99 s750/0.992")
            .with("gap=10", "lstm", "s350/0.998 s400/0.995 s300/0.997 s350/1.0 s450/0.996")
            .with("gap=10", "gru", "s250/0.997 s300/0.999 s250/0.993 s300/1.0 s350/0.998")
            .with("gap=30", "rnn", "u2000/0.52 u2000/0.49 s1900/0.99 u2000/0.51 u2000/0.5")
            .with("gap=30", "lstm", "s650/0.996 s700/0.992 s600/0.999 s800/0.99 s750/0.995")
            .with("gap=30", "gru", "s450/0.993 s500/0.999 s550/0.996 s400/1.0 s600/0.99")
            .with("gap=100", "rnn", "u2000/0.5 u2000/0.51 u2000/0.49 u2000/0.5 d310")
            .with("gap=100", "lstm", "s1400/0.991 s1250/0.994 s1700/0.99 s1350/0.996 s1500/0.993")
            .with("gap=100", "gru", "s900/0.995 s1100/0.991 s850/0.998 s1300/0.99 s1000/0.994")
            .with("gap=300", "rnn", "u2000/0.5 u2000/0.48 u2000/0.51 f0 d95")
            .with("gap=300", "lstm", "u2000/0.61 s1950/0.99 u2000/0.55 u2000/0.7 u2000/0.52")
            .with("gap=300", "gru", "s1800/0.991 u2000/0.74 s1900/0.99 s1650/0.995 u2000/0.81");
    return input(
        "bridging-the-gap",
        "At which gap does each cell stop learning to carry one bit?",
        5,
        findings(
            records,
            List.of("rnn", "lstm", "gru"),
            List.of("gap=10", "gap=30", "gap=100", "gap=300")));
  }

  /** A cell and two edits of it, at two gaps where the tasks' inputs differ in size. */
  static ReportInput ablation() {
    var records =
        new TrialRecords()
            .with("gap=10", "lstm", "s350/0.998 s400/0.995 s300/0.997 s350/1.0 s450/0.996")
            .with("gap=10", "no-gate", "s300/0.997 s350/0.995 s300/0.996 s350/1.0 s400/0.996")
            .with("gap=10", "no-output", "s700/0.994 s850/0.991 s650/0.998 s1200/0.99 s750/0.992")
            .with("gap=100", "lstm", "s1400/0.991 s1250/0.994 s1700/0.99 s1350/0.996 s1500/0.993")
            .with("gap=100", "no-gate", "u2000/0.5 u2000/0.51 u2000/0.49 u2000/0.5 d310")
            .with("gap=100", "no-output", "u2000/0.5 s900/0.99 s950/0.99 s800/0.995 s850/0.99");
    var arms = List.of("lstm", "no-gate", "no-output");
    var conditions = List.of("gap=10", "gap=100");
    List<ArmPair> pairs =
        List.of(
            new ArmPair("no-gate", "no-gate", "lstm"),
            new ArmPair("no-output", "no-output", "lstm"));
    List<Findings.Pair> compared =
        pairs.stream().map(pair -> new Findings.Pair(pair.with(), pair.without())).toList();
    List<ArmSize> sizes =
        List.of(
            new ArmSize("lstm", "gap=10", 32, new ModelSize(4_642, 4_352, 64)),
            new ArmSize("no-gate", "gap=10", 32, new ModelSize(3_522, 3_264, 64)),
            new ArmSize("no-output", "gap=10", 32, new ModelSize(3_522, 3_264, 64)),
            new ArmSize("lstm", "gap=100", 32, new ModelSize(4_642, 4_352, 64)),
            new ArmSize("no-gate", "gap=100", 37, new ModelSize(4_590, 4_329, 74)),
            new ArmSize("no-output", "gap=100", 32, new ModelSize(3_522, 3_264, 64)));
    return new ReportInput(
        "taken-apart",
        "What does each part do?",
        5,
        Findings.of(records.list(), arms, conditions, "accuracy", true, compared),
        pairs,
        sizes,
        Map.of("gap=10", LATCH, "gap=100", LATCH));
  }

  /** The same study when a third of it has ended. */
  static ReportInput partial() {
    var records =
        new TrialRecords()
            .with("gap=10", "rnn", "s700/0.994 s850/0.991 s650/0.998")
            .with("gap=10", "lstm", "s350/0.998 s400/0.995 s300/0.997")
            .with("gap=10", "gru", "s250/0.997 f0 s250/0.993")
            .with("gap=30", "rnn", "u2000/0.52 t1100/0.49")
            .with("gap=30", "lstm", "s650/0.996 i200");
    return input(
        "bridging-the-gap",
        "",
        5,
        findings(records, List.of("rnn", "lstm", "gru"), List.of("gap=10", "gap=30", "gap=100")));
  }

  static ReportInput single() {
    return input(
        "one-cell",
        "Does it learn at all?",
        1,
        findings(
            new TrialRecords().with("all", "lstm", "s650/0.994"), List.of("lstm"), List.of("all")));
  }

  /** Trained weights on longer sequences. */
  static ReportInput elsewhere() {
    var records =
        new TrialRecords()
            .with("all", "lstm", "s650/0.99 s700/0.992")
            .with("all", "rnn", "u900/0.5 u900/0.52")
            .elsewhere("lstm", "gap=100", true, 0.99)
            .elsewhere("lstm", "gap=1000", false, 0.75)
            .elsewhere("rnn", "gap=100", false, 0.5);
    return input("further", "", 2, findings(records, List.of("lstm", "rnn"), List.of("all")));
  }

  /** Trials that go on for as long as they get better. */
  static ReportInput plateaus() {
    var records =
        new TrialRecords()
            .with("all", "lstm", "s650/0.98/0.998 s700/0.97/0.992 s600/0.99/0.999")
            .with("all", "rnn", "u900/0.5/0.61 u1200/0.52/0.55 s800/0.9/0.99");
    return input("early-stop", "", 3, findings(records, List.of("lstm", "rnn"), List.of("all")));
  }

  static ReportInput failed() {
    var records = new TrialRecords().with("all", "lstm", "f0 f0").with("all", "gru", "f0 t10/0.5");
    return input("all-broken", "", 2, findings(records, List.of("lstm", "gru"), List.of("all")));
  }

  static ReportInput empty() {
    return input(
        "not-begun",
        "What happens?",
        5,
        findings(new TrialRecords(), List.of("rnn", "lstm"), List.of("gap=10", "gap=30")));
  }

  /** Names that do not fit beside their figures. */
  static ReportInput wide() {
    String plain = "lstm peepholes=true, rate=0.01, clip-norm=1.0";
    String coupled = "lstm peepholes=false, rate=0.01, clip-norm=1.0";
    var conditions = IntStream.rangeClosed(1, 12).mapToObj(i -> "gap=" + i * 100000).toList();
    var records = new TrialRecords();
    for (String condition : conditions) {
      records.with(condition, plain, "s650/0.994 s700/0.99 s600/0.99 s500/1.0");
      records.with(condition, coupled, "u2000/0.5 d70 u2000/0.51 u2000/0.49");
    }
    return input("long-names", "", 4, findings(records, List.of(plain, coupled), conditions));
  }

  /** Five arms by their loss, in conditions that are no scale. */
  static ReportInput losses() {
    var arms = List.of("rnn", "irnn", "lstm", "gru", "mgu");
    var conditions = List.of("task=adding", "task=copy");
    var records = new TrialRecords("loss");
    for (String condition : conditions) {
      records
          .with(condition, "rnn", "u900/0.17 u900/0.168 u900/0.171 u900/0.166 u900/0.169 u900/0.17")
          .with(condition, "irnn", "d41 u900/0.166 u900/0.161 u900/0.17 u900/0.165 d77")
          .with(condition, "lstm", "s500/0.0008 s600/0.0009 s450/0.0007 s700/0.001 s650/0.0009 f0")
          .with(condition, "gru", "s300/0.0009 s350/0.001 s400/0.0008 s250/0.0009 s300/0.0007 -");
    }
    records
        .with(
            "task=adding", "mgu", "u900/0.16 s800/0.001 u900/0.15 s850/0.001 u900/0.17 s880/0.001")
        .with("task=copy", "mgu", "t300/0.16 f0 f0 f0 f0 f0");
    var zero = new Baseline("mean", "Says the mean of all targets.", Metric.LOSS, 0.166667);
    Map<String, Yardstick> yardsticks =
        Map.of(
            "task=adding", new Yardstick("loss <= 0.001", List.of(zero)),
            "task=copy", new Yardstick("loss <= 0.0015", List.of()));
    return new ReportInput(
        "two-tasks",
        "Which gates does it take?",
        6,
        Findings.of(records.list(), arms, conditions, "loss", false),
        List.of(),
        List.of(),
        yardsticks);
  }

  private static Findings findings(
      TrialRecords records, List<String> arms, List<String> conditions) {
    return Findings.of(records.list(), arms, conditions, "accuracy", true);
  }

  private static ReportInput input(String study, String question, int seeds, Findings findings) {
    Map<String, Yardstick> yardsticks = new TreeMap<>();
    findings.conditions().forEach(condition -> yardsticks.put(condition, LATCH));
    return new ReportInput(study, question, seeds, findings, List.of(), List.of(), yardsticks);
  }
}
