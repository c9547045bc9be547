package dev.carousel.cli;

import dev.carousel.lab.record.StudyFolder;
import dev.carousel.lab.report.MarkdownReport;
import dev.carousel.lab.report.TerminalReport;
import dev.carousel.lab.run.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code carousel report}. */
@Command(
    name = "report",
    sortOptions = false,
    description = "Report the results of a study that was run, finished or not.",
    footer = {
      "",
      "Examples:",
      "  carousel report runs/bridging-the-gap",
      "  carousel report study.yaml --format markdown > report.md"
    })
final class ReportCommand implements Callable<Integer> {
  /** How a text report is written. */
  enum Format {
    TERMINAL,
    MARKDOWN;

    /** Reads {@code terminal} or {@code markdown}. */
    static final class Converter extends WordConverter<Format> {
      Converter() {
        super(Format.class);
      }
    }
  }

  private final Terminal terminal;

  @Parameters(
      paramLabel = "STUDY",
      description = "The study's folder of results, or its YAML file.")
  private Path study = Path.of("");

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = Format.Converter.class,
      description = "terminal or markdown (default: terminal).")
  private Format format = Format.TERMINAL;

  @Mixin private OutOption out = new OutOption();
  @Mixin private PluginOptions plugins = new PluginOptions();
  @Mixin private OutputOption output = new OutputOption();
  @Mixin private HelpOption help = new HelpOption();

  ReportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    StudyFolder folder = folder();
    if (!folder.has(StudyFolder.PLAN)) {
      throw new UsageException("no study was run in " + folder.path(), "`carousel run` runs one.");
    }
    Results results = Results.read(folder, damage -> terminal.say("warning: " + damage));
    output.print(terminal, () -> text(results), () -> ResultsJson.of(results));
    return ExitCode.OK;
  }

  private StudyFolder folder() {
    if (Files.isDirectory(study)) {
      return new StudyFolder(study);
    }
    StudyArguments.requireFile(study);
    var reader = plugins.laboratory(terminal).studyReader();
    return out.of(reader.read(study, List.of()).name());
  }

  private String text(Results results) {
    return format == Format.MARKDOWN
        ? MarkdownReport.render(results.reportInput())
        : TerminalReport.render(results.reportInput(), terminal.colour());
  }
}
