package dev.carousel.lab.report;

import dev.carousel.api.data.Baseline;
import dev.carousel.api.data.Metric;
import dev.carousel.lab.plan.ArmSize;
import dev.carousel.lab.report.Table.Column;
import dev.carousel.lab.stats.ArmFinding;
import dev.carousel.lab.stats.Comparison;
import dev.carousel.lab.stats.Effect;
import dev.carousel.lab.stats.ElsewhereFinding;
import dev.carousel.lab.stats.Estimate;
import dev.carousel.lab.stats.Findings;
import dev.carousel.lab.stats.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.Function;

/** The tables of a report. */
final class Evidence {
  private static final String INTERVAL = "95 % interval";

  private Evidence() {}

  /** One figure of every arm, down, in every condition, across. */
  static Table matrix(Findings findings, Function<ArmFinding, String> figure) {
    var columns = new ArrayList<Column>();
    columns.add(Column.left("arm"));
    findings.conditions().forEach(condition -> columns.add(Column.left(condition)));
    var rows = new ArrayList<List<String>>();
    for (String arm : findings.arms()) {
      var row = new ArrayList<String>();
      row.add(arm);
      for (String condition : findings.conditions()) {
        row.add(figure.apply(findings.result(condition, arm)));
      }
      rows.add(row);
    }
    return new Table(columns, rows);
  }

  /** Results of one condition: arms, then baselines of the metric. */
  static Table results(Findings findings, String condition, Yardstick yardstick) {
    boolean best =
        findings.arms().stream()
            .anyMatch(arm -> findings.result(condition, arm).best().isPresent());
    var columns =
        new ArrayList<>(
            List.of(
                Column.left("arm"),
                Column.left("solved"),
                Column.left(INTERVAL),
                Column.right("median updates"),
                Column.left("final " + findings.metric()),
                Column.left(INTERVAL)));
    if (best) {
      columns.add(Column.left("best " + findings.metric()));
    }
    var rows = new ArrayList<List<String>>();
    findings.arms().forEach(arm -> rows.add(result(findings.result(condition, arm), best)));
    for (Baseline baseline : yardstick.baselines()) {
      if (baseline.metric().label().equals(findings.metric())) {
        String value = Figures.value(baseline.value());
        var row = new ArrayList<>(List.of("(" + baseline.name() + ")", "", "", "", value, ""));
        row.addAll(best ? List.of("") : List.of());
        rows.add(row);
      }
    }
    return new Table(columns, rows);
  }

  /** Other forms of the task of one condition: arms, and each form. */
  static Table elsewhere(Findings findings, String condition) {
    List<Column> columns =
        List.of(
            Column.left("arm"),
            Column.left("measured at"),
            Column.left("solved"),
            Column.right(Metric.ACCURACY.label()),
            Column.right(Metric.SEQUENCES.label()),
            Column.right(Metric.LOSS.label()));
    var rows = new ArrayList<List<String>>();
    for (String arm : findings.arms()) {
      String name = arm;
      for (ElsewhereFinding found : findings.result(condition, arm).elsewhere()) {
        rows.add(
            List.of(
                name,
                found.where(),
                found.solved() + "/" + found.n(),
                mean(found, Metric.ACCURACY),
                mean(found, Metric.SEQUENCES),
                mean(found, Metric.LOSS)));
        name = "";
      }
    }
    return new Table(columns, rows);
  }

  private static String mean(ElsewhereFinding found, Metric metric) {
    Double mean = found.means().get(metric.label());
    return mean == null ? Figures.NONE : Figures.value(mean);
  }

  private static List<String> result(ArmFinding finding, boolean best) {
    var row = new ArrayList<String>();
    row.add(finding.arm());
    row.add(Figures.solved(finding.counts()));
    row.add(interval(finding.solvedShare(), Figures::share));
    row.add(Figures.medianUpdates(finding));
    double mean = finding.metric().map(Estimate::mean).orElse(0.0);
    DoubleFunction<String> format = Figures.like(mean, 3);
    row.add(finding.metric().isPresent() ? format.apply(mean) : Figures.NONE);
    row.add(interval(finding.metric().flatMap(Estimate::interval), format));
    if (best) {
      row.add(finding.best().map(e -> format.apply(e.mean())).orElse(Figures.NONE));
    }
    return row;
  }

  private static String interval(Optional<Interval> interval, DoubleFunction<String> format) {
    return interval.map(i -> Figures.interval(i, format)).orElse(Figures.NONE);
  }

  /** Sizes of the arms, once where they are the same in all conditions. */
  static Table sizes(List<ArmSize> sizes, boolean several) {
    List<Column> columns =
        List.of(
            Column.left("arm"),
            Column.right("units"),
            Column.right("parameters"),
            Column.right("multiply-adds per step"),
            Column.right("state size"));
    var byArm = new LinkedHashMap<String, List<ArmSize>>();
    sizes.forEach(size -> byArm.computeIfAbsent(size.arm(), key -> new ArrayList<>()).add(size));
    var rows = new ArrayList<List<String>>();
    for (List<ArmSize> arm : byArm.values()) {
      boolean everywhere = arm.stream().map(size -> size(size, "")).distinct().count() == 1;
      if (everywhere || !several) {
        rows.add(size(arm.getFirst(), ""));
      } else {
        arm.forEach(size -> rows.add(size(size, ", " + size.condition())));
      }
    }
    return new Table(columns, rows);
  }

  private static List<String> size(ArmSize arm, String where) {
    return List.of(
        arm.arm() + where,
        whole(arm.units()),
        whole(arm.size().parameters()),
        whole(arm.size().multiplyAdds()),
        whole(arm.size().state()));
  }

  private static String whole(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /**
   * Comparisons, by pair of arms.
   *
   * @param title of the column of pairs
   */
  static Table comparisons(String title, List<Comparison> comparisons, String metric) {
    List<Column> columns =
        List.of(
            Column.left(title),
            Column.left("effect"),
            Column.left("n"),
            Column.right("size"),
            Column.left(INTERVAL),
            Column.left("p"),
            Column.left("Holm p"));
    var rows = new ArrayList<List<String>>();
    String above = "";
    for (String pair : comparisons.stream().map(Evidence::pair).distinct().toList()) {
      for (Comparison comparison : comparisons) {
        if (pair(comparison).equals(pair)) {
          rows.add(row(comparison, pair.equals(above) ? "" : pair, metric));
          above = pair;
        }
      }
    }
    return new Table(columns, rows);
  }

  static String pair(Comparison comparison) {
    return comparison.a() + " vs " + comparison.b();
  }

  private static List<String> row(Comparison comparison, String pair, String metric) {
    Effect effect = comparison.effect();
    DoubleFunction<String> format = format(comparison);
    return List.of(
        pair,
        effect(comparison, metric),
        Figures.seeds(comparison),
        format.apply(effect.value()),
        effect.interval().map(i -> Figures.interval(i, format)).orElse(""),
        Figures.p(comparison.p()),
        Figures.p(comparison.corrected()) + (comparison.differs() ? " *" : ""));
  }

  private static String effect(Comparison comparison, String metric) {
    return switch (comparison.test()) {
      case SOLVED -> "solved, difference";
      case UPDATES -> "updates, P(sooner)";
      case METRIC -> metric + ", difference";
    };
  }

  private static DoubleFunction<String> format(Comparison comparison) {
    Effect effect = comparison.effect();
    return switch (comparison.test()) {
      case SOLVED -> Figures.signed(Figures::share);
      case UPDATES -> Figures::share;
      case METRIC -> Figures.signed(Figures.like(widest(effect), 2));
    };
  }

  /** The value or end of its interval farthest from zero. */
  private static double widest(Effect effect) {
    double value = Math.abs(effect.value());
    return effect
        .interval()
        .map(i -> Math.max(value, Math.max(Math.abs(i.low()), Math.abs(i.high()))))
        .orElse(value);
  }
}
