package dev.carousel.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code carousel validate}. */
@Command(
    name = "validate",
    sortOptions = false,
    description = "Check a study, running nothing. All mistakes are shown at once.",
    footer = {"", "Example:", "  carousel validate study.yaml"})
final class ValidateCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private StudyArguments arguments = new StudyArguments();
  @Mixin private PluginOptions plugins = new PluginOptions();
  @Mixin private HelpOption help = new HelpOption();

  ValidateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    StudyArguments.requireFile(arguments.file());
    var laboratory = plugins.laboratory(terminal);
    var plan = laboratory.studyRunner().plan(arguments.read(laboratory));
    terminal.out().println(arguments.file() + " is valid");
    terminal.out().println(PlanCommand.summary(plan));
    return ExitCode.OK;
  }
}
