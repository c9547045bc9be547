package dev.carousel.cli;

import dev.carousel.lab.run.Environment;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command without a subcommand: only its help. */
@Command(
    name = "carousel",
    mixinStandardHelpOptions = true,
    versionProvider = CarouselCommand.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    description = "A laboratory for recurrent cells and long gaps.",
    footer = {
      "",
      "Examples:",
      "  carousel run study.yaml                 trains, then reports",
      "  carousel run study.yaml cell.units=64   the same with another size",
      "  carousel list cells                     what a study can name",
      "  carousel describe lstm                  its equations and parameters",
      "  carousel draw lstm -o lstm.svg          its picture",
      "",
      "Exit status: 0 all went well, 1 some trials failed, 2 the command cannot be carried out as"
          + " given,",
      "3 the study has mistakes, 4 a plugin is broken, 70 a mistake in Carousel, 130 interrupted."
    })
final class CarouselCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "A command is missing");
  }

  private static SequencedMap<String, Object> subcommands(Terminal terminal) {
    var commands = new LinkedHashMap<String, Object>();
    commands.put("run", new RunCommand(terminal));
    commands.put("plan", new PlanCommand(terminal));
    commands.put("validate", new ValidateCommand(terminal));
    commands.put("report", new ReportCommand(terminal));
    commands.put("sample", new SampleCommand(terminal));
    commands.put("list", new ListCommand(terminal));
    commands.put("describe", new DescribeCommand(terminal));
    commands.put("explain", new ExplainCommand(terminal));
    commands.put("draw", new DrawCommand(terminal));
    commands.put("reference", new ReferenceCommand(terminal));
    commands.put("bench", new BenchCommand(terminal));
    return commands;
  }

  /**
   * The command line, ready to execute.
   *
   * @param first the first argument, or empty; where it is a subcommand, no other is read: reading
   *     them all takes longer than most of them run
   */
  static CommandLine commandLine(Terminal terminal, String first) {
    var command = new CommandLine(new CarouselCommand());
    SequencedMap<String, Object> known = subcommands(terminal);
    if (known.containsKey(first)) {
      command.addSubcommand(known.get(first));
    } else {
      known.values().forEach(command::addSubcommand);
    }
    command.getSubcommands().values().forEach(CarouselCommand::head);
    var failures = new Failures(terminal);
    return command
        .setOut(writer(terminal.out()))
        .setErr(writer(terminal.err()))
        .setUsageHelpWidth(100)
        .setColorScheme(CommandLine.Help.defaultColorScheme(terminal.colour() ? Ansi.ON : Ansi.OFF))
        .setParameterExceptionHandler((failure, _) -> failures.misused(failure))
        .setExecutionExceptionHandler((failure, _, _) -> failures.failed(failure));
  }

  private static void head(CommandLine subcommand) {
    subcommand
        .getCommandSpec()
        .usageMessage()
        .parameterListHeading("%nArguments:%n")
        .optionListHeading("%nOptions:%n");
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }

  /** What {@code --version} prints. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {
        "carousel " + Environment.version() + " (Java " + Runtime.version() + ")"
      };
    }
  }
}
