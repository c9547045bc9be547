package dev.carousel.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code carousel reference}. */
@Command(
    name = "reference",
    sortOptions = false,
    description = "Write pages about all components, with a picture of each cell, as Markdown.",
    footer = {
      "",
      "Examples:",
      "  carousel reference --out plugins",
      "  carousel reference --out doc --plugins my-plugins"
    })
final class ReferenceCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      required = true,
      description = "Where REFERENCE.md and the folder reference are written.")
  private Path folder = Path.of("");

  @Mixin private PluginOptions plugins = new PluginOptions();
  @Mixin private HelpOption help = new HelpOption();

  ReferenceCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Map<Path, String> files = Reference.of(plugins.laboratory(terminal).catalogue(), _ -> true);
    for (var file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.toAbsolutePath().getParent());
      Files.writeString(path, file.getValue());
    }
    terminal.say("files: " + folder + " (" + Reference.counts(files) + ")");
    return ExitCode.OK;
  }
}
