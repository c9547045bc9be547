package dev.carousel.cli;

import dev.carousel.lab.plan.Plan;
import dev.carousel.lab.plan.PlanJson;
import dev.carousel.lab.plan.Trial;
import dev.carousel.lab.record.Outcome;
import dev.carousel.lab.record.StudyFolder;
import dev.carousel.lab.record.TrialRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code carousel plan}. */
@Command(
    name = "plan",
    sortOptions = false,
    description = "Show the trials of a study and which of them have a result, running none.",
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
  @Mixin private PluginOptions plugins = new PluginOptions();
  @Mixin private OutputOption output = new OutputOption();
  @Mixin private HelpOption help = new HelpOption();

  PlanCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    StudyArguments.requireFile(arguments.file());
    var laboratory = plugins.laboratory(terminal);
    Plan plan = laboratory.studyRunner().plan(arguments.read(laboratory));
    StudyFolder folder = out.of(plan.study());
    List<String> states = new ArrayList<>();
    for (Trial trial : plan.trials()) {
      states.add(
          folder
              .trial(trial.id())
              .result(damage -> terminal.say("warning: " + damage))
              .map(TrialRecord::outcome)
              .map(Outcome::label)
              .orElse("to do"));
    }
    output.print(terminal, () -> text(plan, states), () -> plain(plan, folder, states));
    return ExitCode.OK;
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

  private static Map<String, Object> plain(Plan plan, StudyFolder folder, List<String> states) {
    var plain = new LinkedHashMap<String, Object>(PlanJson.plain(plan));
    plain.put("folder", folder.path().toString());
    var trials = new ArrayList<Map<String, Object>>();
    for (int i = 0; i < states.size(); i++) {
      var trial = new LinkedHashMap<String, Object>(PlanJson.plain(plan.trials().get(i)));
      trial.put("state", states.get(i));
      trials.add(trial);
    }
    plain.put("trials", trials);
    return plain;
  }
}
