package dev.carousel.cli;

import dev.carousel.api.CellEquations;
import dev.carousel.api.describe.Kind;
import dev.carousel.compute.cell.CellCompiler;
import dev.carousel.lab.plugin.Offer;
import dev.carousel.lab.study.Setup;
import dev.carousel.lab.study.Study;
import dev.carousel.lab.study.Variant;
import dev.carousel.lab.wiring.Laboratory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code carousel explain}. */
@Command(
    name = "explain",
    sortOptions = false,
    description = "Show what the compiler makes of a cell, after each of its passes.",
    footer = {
      "",
      "Examples:",
      "  carousel explain lstm --units 4 --inputs 2",
      "  carousel explain study.yaml            the cell of each arm"
    })
final class ExplainCommand implements Callable<Integer> {
  /** The inputs of a cell that is shown outside of a study. */
  static final int INPUTS = 8;

  private final Terminal terminal;

  @Parameters(paramLabel = "CELL", description = "A cell's name, or a study's YAML file.")
  private String target = "";

  @Option(
      names = "--units",
      paramLabel = "N",
      description = "Units of the cell (default: the cell's own).")
  private @Nullable Integer units;

  @Option(names = "--inputs", paramLabel = "N", description = "Inputs of the cell (default: 8).")
  private int inputs = INPUTS;

  @Mixin private PluginOptions plugins = new PluginOptions();
  @Mixin private HelpOption help = new HelpOption();

  ExplainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    requirePositive("--inputs", inputs);
    Laboratory laboratory = plugins.laboratory(terminal);
    if (target.endsWith(".yaml") || target.endsWith(".yml") || Files.exists(Path.of(target))) {
      StudyArguments.requireFile(Path.of(target));
      explain(laboratory.studyReader().read(Path.of(target), List.of()));
    } else {
      explain(laboratory.catalogue().find(Kind.CELL, target));
    }
    return ExitCode.OK;
  }

  static void requirePositive(String option, int value) {
    if (value < 1) {
      throw new UsageException(option + " must be at least 1, not " + value, "");
    }
  }

  private void explain(Offer offer) {
    CellForm form =
        CellForm.of(offer, units, inputs)
            .orElseThrow(
                () ->
                    new UsageException(
                        offer.name() + " has parameters without defaults",
                        "name it in a study and explain that."));
    explain(form.equations(), form.units(), form.inputs());
  }

  private void explain(Study study) {
    Set<CellEquations> shown = new HashSet<>();
    for (Variant variant : study.variants()) {
      Setup setup = variant.setup();
      if (shown.add(setup.equations())) {
        terminal.out().println("arm " + variant.arm() + "\n");
        explain(setup.equations(), setup.units(), setup.task().format().inputs());
      }
    }
  }

  private void explain(CellEquations equations, int cellUnits, int cellInputs) {
    for (CellCompiler.Stage stage : CellCompiler.explain(equations, cellUnits, cellInputs)) {
      terminal.out().println("--- " + stage.name());
      terminal.out().println(stage.text());
    }
  }
}
