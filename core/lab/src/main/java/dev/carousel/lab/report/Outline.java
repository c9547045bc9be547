package dev.carousel.lab.report;

import dev.carousel.lab.stats.Comparison;
import dev.carousel.lab.stats.Findings;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a report says in which order, whatever its format: verdict, all conditions at a glance, each
 * condition, then what there is to know about data and methods.
 */
final class Outline {
  private static final int MANY_PAIRS = 6;

  private final ReportInput input;
  private final Findings findings;
  private final Page page;

  private Outline(ReportInput input, Page page) {
    this.input = input;
    this.findings = input.findings();
    this.page = page;
  }

  static void write(ReportInput input, Page page) {
    new Outline(input, page).write();
  }

  private void write() {
    page.title(input.study(), input.question());
    remarks("Verdict" + progress(), Verdict.of(findings));
    if (several() && findings.conditions().stream().anyMatch(this::known)) {
      page.section("Solved seeds" + criterion("", commonCriterion()));
      page.table(Evidence.matrix(findings, finding -> Figures.solved(finding.counts())));
      page.section("Median updates until solved");
      page.table(Evidence.matrix(findings, Figures::medianUpdates));
    }
    findings.conditions().stream().filter(this::known).forEach(this::condition);
    if (!input.sizes().isEmpty()) {
      page.section("Arms");
      page.table(Evidence.sizes(input.sizes(), several()));
    }
    remarks("Notes", Notes.data(input));
    remarks("Baselines", Notes.baselines(input));
    if (findings.conditions().stream().anyMatch(this::known)) {
      remarks("How it was computed", Notes.methods(findings));
    }
  }

  /** How much of the study the verdict rests on; empty where it is all of it. */
  private String progress() {
    int planned = input.seeds() * findings.results().size();
    int ended = findings.results().stream().mapToInt(result -> result.counts().ended()).sum();
    return ended < planned ? " so far, %d of %d trials have ended".formatted(ended, planned) : "";
  }

  private void condition(String condition) {
    Yardstick yardstick = input.yardstick(condition);
    boolean said = several() && !commonCriterion().isEmpty();
    String title = condition.equals("all") ? "Results" : condition;
    page.section(title + (said ? "" : criterion("solved: ", yardstick.criterion())));
    page.table(Evidence.results(findings, condition, yardstick));
    comparisons(findings.comparisons(condition));
    if (findings.arms().stream()
        .anyMatch(arm -> !findings.result(condition, arm).elsewhere().isEmpty())) {
      page.sentences(List.of("The trained weights on other forms of the task, means over seeds:"));
      page.table(Evidence.elsewhere(findings, condition));
    }
  }

  private void comparisons(List<Comparison> all) {
    long pairs = all.stream().map(Evidence::pair).distinct().count();
    boolean ablation = !input.pairs().isEmpty();
    List<Comparison> shown =
        page.complete() || ablation || pairs <= MANY_PAIRS
            ? all
            : all.stream().filter(differing(all)).toList();
    if (!shown.isEmpty()) {
      String title = ablation ? "edit, with vs without" : "pair";
      page.table(Evidence.comparisons(title, shown, findings.metric()));
    }
    long hidden = pairs - shown.stream().map(Evidence::pair).distinct().count();
    if (hidden > 0) {
      page.sentences(List.of("(%d of %d pairs of arms do not differ)".formatted(hidden, pairs)));
    }
  }

  private static Predicate<Comparison> differing(List<Comparison> all) {
    Set<String> pairs =
        all.stream().filter(Comparison::differs).map(Evidence::pair).collect(Collectors.toSet());
    return comparison -> pairs.contains(Evidence.pair(comparison));
  }

  private void remarks(String title, List<String> remarks) {
    if (!remarks.isEmpty()) {
      page.section(title);
      page.sentences(remarks);
    }
  }

  private boolean several() {
    return findings.conditions().size() > 1;
  }

  /** Whether any trial of the condition tells something. */
  private boolean known(String condition) {
    return findings.arms().stream()
        .map(arm -> findings.result(condition, arm).counts())
        .anyMatch(counts -> counts.results() + counts.timedOut() > 0);
  }

  /** When a task counts as solved; empty where conditions differ in it. */
  private String commonCriterion() {
    List<String> criteria =
        findings.conditions().stream()
            .map(condition -> input.yardstick(condition).criterion())
            .distinct()
            .toList();
    return criteria.size() == 1 ? criteria.getFirst() : "";
  }

  private static String criterion(String before, String criterion) {
    return criterion.isEmpty() ? "" : " (" + before + criterion + ")";
  }
}
