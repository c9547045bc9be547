package dev.carousel.cli;

import dev.carousel.lab.measure.Forecast;
import dev.carousel.lab.plan.Plan;
import dev.carousel.lab.plan.PlanJson;
import dev.carousel.lab.plan.Trial;
import dev.carousel.lab.record.Outcome;
import dev.carousel.lab.record.StudyFolder;
import dev.carousel.lab.record.TrialRecord;
import dev.carousel.lab.study.Study;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code carousel plan}. */
@Command(
    name = "plan",
    sortOptions = false,
    description = {
      "Show the trials of a study, which of them have a result, and about how long the others"
          + " take.",
      "",
      "For the time, each setup trains for a moment, some seconds in all; nothing is written. It"
          + " is that of whole budgets; with `stop: solved`, trials may end sooner."
    },
    footer = {
      "",
      "Examples:",
      "  carousel plan study.yaml",
      "  carousel plan study.yaml seeds=10 --output json"
    })
final class PlanCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private StudyArguments arguments = new StudyArguments();
  @Mixin private OutOption out = new OutOption();

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "Trials at a time (default: one for each core).")
  private int workers = Runtime.getRuntime().availableProcessors();

  @Option(names = "--no-probe", description = "Measure nothing and expect no time.")
  private boolean noProbe;

  @Mixin private PluginOptions plugins = new PluginOptions();
  @Mixin private OutputOption output = new OutputOption();
  @Mixin private HelpOption help = new HelpOption();

  PlanCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    CellArguments.requirePositive("--workers", workers);
    StudyArguments.requireFile(arguments.file());
    var laboratory = plugins.laboratory(terminal);
    Study study = arguments.read(laboratory);
    Plan plan = laboratory.studyRunner().plan(study);
    StudyFolder folder = out.of(plan.study());
    List<String> states = new ArrayList<>();
    SequencedMap<String, Trial> toDo = new LinkedHashMap<>();
    for (Trial trial : plan.trials()) {
      Optional<Outcome> outcome =
          folder
              .trial(trial.id())
              .result(damage -> terminal.say("warning: " + damage))
              .map(TrialRecord::outcome);
      states.add(outcome.map(Outcome::label).orElse("to do"));
      if (outcome.filter(Outcome::isFinal).isEmpty()) {
        toDo.putIfAbsent(trial.id(), trial);
      }
    }
    Optional<Forecast> expected =
        noProbe
            ? Optional.empty()
            : laboratory.probe().forecast(study, List.copyOf(toDo.values()), workers);
    output.print(
        terminal,
        () -> text(plan, states) + expected.map(PlanCommand::words).orElse(""),
        () -> plain(plan, folder, states, expected));
    return ExitCode.OK;
  }

  /** Such as {@code expected: about 14 s on 2 workers (0.61 ms to 4.20 ms an update, measured)}. */
  static String words(Forecast forecast) {
    String fastest = Quantity.time(forecast.fastest());
    String slowest = Quantity.time(forecast.slowest());
    String update = fastest.equals(slowest) ? fastest : fastest + " to " + slowest;
    String measured =
        forecast.measured() == forecast.setups()
            ? "measured"
            : forecast.measured() + " of " + counted(forecast.setups(), "setup") + " measured";
    return "\nexpected: "
        + (forecast.settled() ? "about " : "at most ")
        + Quantity.time(forecast.seconds())
        + " on "
        + counted(forecast.workers(), "worker")
        + (forecast.sooner() ? ", less where trials are solved before their budget ends" : "")
        + " ("
        + update
        + " an update, "
        + measured
        + (forecast.settled() ? "" : ", not settled")
        + ")\n";
  }

  private static Map<String, Object> plain(Forecast forecast) {
    var plain = new LinkedHashMap<String, Object>();
    plain.put("seconds", forecast.seconds());
    plain.put("sooner", forecast.sooner());
    plain.put("workers", forecast.workers());
    plain.put("trials", forecast.trials());
    plain.put("updateSeconds", List.of(forecast.fastest(), forecast.slowest()));
    plain.put("measured", forecast.measured());
    plain.put("setups", forecast.setups());
    plain.put("settled", forecast.settled());
    return plain;
  }

  private static String text(Plan plan, List<String> states) {
    var columns = new Columns("trial", "arm", "condition", "replicate", "state");
    for (int i = 0; i < states.size(); i++) {
      Trial trial = plan.trials().get(i);
      columns.row(
          trial.id(),
          trial.arm(),
          trial.condition(),
          Integer.toString(trial.replicate()),
          states.get(i));
    }
    return summary(plan) + "\n\n" + columns;
  }

  /** Such as {@code gaps: 3 arms x 4 conditions x 5 seeds = 60 trials}. */
  static String summary(Plan plan) {
    return plan.study()
        + ": "
        + counted(plan.arms().size(), "arm")
        + " x "
        + counted(plan.conditions().size(), "condition")
        + " x "
        + counted(plan.seeds(), "seed")
        + " = "
        + counted(plan.trials().size(), "trial");
  }

  private static String counted(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  private static Map<String, Object> plain(
      Plan plan, StudyFolder folder, List<String> states, Optional<Forecast> expected) {
    var plain = new LinkedHashMap<String, Object>(PlanJson.plain(plan));
    plain.put("folder", folder.path().toString());
    var trials = new ArrayList<Map<String, Object>>();
    for (int i = 0; i < states.size(); i++) {
      var trial = new LinkedHashMap<String, Object>(PlanJson.plain(plan.trials().get(i)));
      trial.put("state", states.get(i));
      trials.add(trial);
    }
    plain.put("trials", trials);
    plain.put("expected", expected.map(PlanCommand::plain).orElse(null));
    return plain;
  }
}
