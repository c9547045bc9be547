package dev.carousel.cli;

import dev.carousel.cli.progress.Interrupts;
import dev.carousel.cli.progress.Progress;
import dev.carousel.lab.record.Outcome;
import dev.carousel.lab.report.TerminalReport;
import dev.carousel.lab.run.Assignment;
import dev.carousel.lab.run.Cancellation;
import dev.carousel.lab.run.Results;
import dev.carousel.lab.study.Study;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code carousel run}. */
@Command(
    name = "run",
    sortOptions = false,
    description = {
      "Train every trial of a study that has no result yet, then report.",
      "",
      "The results are in FOLDER/STUDY'S NAME. Running a study again continues it: trials that"
          + " ended are kept, failed and interrupted ones run again, and another arm, condition or"
          + " seed adds only its own trials. Ctrl-C stops at the next update."
    },
    footer = {
      "",
      "Examples:",
      "  carousel run study.yaml",
      "  carousel run study.yaml cell.units=64 seeds=3 --out scratch",
      "  carousel run study.yaml --output json > results.json"
    })
final class RunCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private StudyArguments arguments = new StudyArguments();
  @Mixin private OutOption out = new OutOption();

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "Trials at a time (default: one for each core).")
  private int workers = Runtime.getRuntime().availableProcessors();

  @Option(names = "--fresh", description = "Run the trials again that have a result.")
  private boolean fresh;

  @Mixin private PluginOptions plugins = new PluginOptions();
  @Mixin private OutputOption output = new OutputOption();
  @Mixin private HelpOption help = new HelpOption();

  RunCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    CellArguments.requirePositive("--workers", workers);
    StudyArguments.requireFile(arguments.file());
    var laboratory = plugins.laboratory(terminal, workers);
    Study study = arguments.read(laboratory);
    var assignment =
        new Assignment(
            study,
            Files.readString(arguments.file()),
            arguments.home(),
            arguments.overrides(),
            out.folder(),
            fresh);
    var cancellation = new Cancellation();
    Progress progress = Progress.on(terminal.err(), terminal.live());
    try (var _ = Interrupts.cancelling(cancellation, progress::say)) {
      Results results;
      try (progress) {
        results = laboratory.studyRunner().run(assignment, progress, cancellation);
      }
      report(results);
      return status(results);
    }
  }

  private void report(Results results) {
    output.print(
        terminal,
        () -> TerminalReport.render(results.reportInput(), terminal.colour()),
        () -> ResultsJson.of(results));
    terminal.say(closing(results));
  }

  private static String closing(Results results) {
    String where = "files: " + results.folder().path();
    return results.missing() == 0
        ? where
        : where
            + "\n"
            + results.missing()
            + " of "
            + results.plan().trials().size()
            + " trials have no result; the same command runs them.";
  }

  /** Trials that neither have a result nor failed were not let finish. */
  private static int status(Results results) {
    int failed = results.count(Outcome.FAILED);
    if (results.missing() > failed) {
      return ExitCode.INTERRUPTED;
    }
    return failed > 0 ? ExitCode.TRIALS_FAILED : ExitCode.OK;
  }
}
