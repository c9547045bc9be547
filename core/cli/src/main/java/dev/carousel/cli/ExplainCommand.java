package dev.carousel.cli;

import dev.carousel.compute.cell.CellCompiler;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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
  private final Terminal terminal;

  @Mixin private CellArguments cells = new CellArguments();
  @Mixin private PluginOptions plugins = new PluginOptions();
  @Mixin private HelpOption help = new HelpOption();

  ExplainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    for (CellArguments.Shown cell : cells.read(plugins.laboratory(terminal))) {
      if (!cell.arm().isEmpty()) {
        terminal.out().println("arm " + cell.arm() + "\n");
      }
      explain(cell);
    }
    return ExitCode.OK;
  }

  private void explain(CellArguments.Shown cell) {
    for (CellCompiler.Stage stage :
        CellCompiler.explain(cell.equations(), cell.units(), cell.inputs())) {
      terminal.out().println("--- " + stage.name());
      terminal.out().println(stage.text());
    }
  }
}
