package dev.carousel.cli;

import dev.carousel.api.text.Nearest;
import dev.carousel.compute.cell.CellCompiler;
import dev.carousel.lab.draw.Diagram;
import dev.carousel.lab.draw.Picture;
import dev.carousel.lab.draw.Svg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code carousel draw}. */
@Command(
    name = "draw",
    sortOptions = false,
    description =
        "Draw a cell from its equations: layers, pointwise operations, and the lines between them.",
    footer = {
      "",
      "Examples:",
      "  carousel draw lstm -o lstm.svg",
      "  carousel draw lstm --unroll 3 > chain.svg",
      "  carousel draw study.yaml --arm one-gate -o one-gate.svg"
    })
final class DrawCommand implements Callable<Integer> {
  private static final int LONGEST_CHAIN = 100;

  private final Terminal terminal;

  @Mixin private CellArguments cells = new CellArguments();

  @Option(
      names = "--arm",
      paramLabel = "ARM",
      description = "Which arm's cell, of a study that has several.")
  private @Nullable String arm;

  @Option(
      names = "--unroll",
      paramLabel = "N",
      description = "A chain of N steps, the one in the middle in full.")
  private @Nullable Integer steps;

  @Option(
      names = "-o",
      paramLabel = "FILE",
      description = "Write the SVG to this file (default: standard output).")
  private @Nullable Path file;

  @Mixin private PluginOptions plugins = new PluginOptions();
  @Mixin private HelpOption help = new HelpOption();

  DrawCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (steps != null && (steps < 1 || steps > LONGEST_CHAIN)) {
      throw new UsageException(
          "--unroll must be at least 1 and at most " + LONGEST_CHAIN + ", not " + steps, "");
    }
    String svg = draw(chosen(cells.read(plugins.laboratory(terminal))));
    if (file == null) {
      terminal.out().print(svg);
    } else {
      Files.writeString(file, svg);
      terminal.say("file: " + file);
    }
    return ExitCode.OK;
  }

  private String draw(CellArguments.Shown cell) {
    Picture picture = picture(cell.name(), cell);
    return steps == null ? Svg.of(picture) : Svg.unrolled(picture, steps);
  }

  /** The picture of a cell under a name. */
  static Picture picture(String name, CellArguments.Shown cell) {
    var programs = CellCompiler.programs(cell.equations(), cell.units(), cell.inputs());
    return Picture.of(Diagram.of(name, programs.whole(), cell.equations()));
  }

  private CellArguments.Shown chosen(List<CellArguments.Shown> shown) {
    List<String> arms = shown.stream().map(CellArguments.Shown::arm).toList();
    if (arm == null && shown.size() == 1) {
      return shown.getFirst();
    }
    if (arm == null) {
      throw new UsageException(
          "the study has " + shown.size() + " different cells, and a picture shows one",
          "say whose with --arm: " + String.join(", ", arms));
    }
    return shown.stream()
        .filter(cell -> cell.arm().equals(arm))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "no cell is drawn for an arm \"" + arm + "\"",
                    Nearest.likely(arm, arms)
                        .map(near -> "did you mean " + near + "?")
                        .orElse(
                            arms.equals(List.of(""))
                                ? "--arm is for studies."
                                : "the arms with cells of their own are "
                                    + String.join(", ", arms))));
  }
}
