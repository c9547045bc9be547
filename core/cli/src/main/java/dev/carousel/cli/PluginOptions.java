package dev.carousel.cli;

import dev.carousel.lab.plugin.Catalogue;
import dev.carousel.lab.wiring.Laboratory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The option {@code --plugins}, from which the laboratory is opened. */
final class PluginOptions {
  @Option(
      names = "--plugins",
      paramLabel = "FOLDER",
      description =
          "Also load the plugins in this folder's jars; may be given several times. The folders in"
              + " the environment variable CAROUSEL_PLUGINS are loaded too.")
  private List<Path> folders = new ArrayList<>();

  /** A laboratory with a worker for each core. */
  Laboratory laboratory(Terminal terminal) {
    return laboratory(terminal, Runtime.getRuntime().availableProcessors());
  }

  /** Opens the laboratory and says which plugins cannot be used. */
  Laboratory laboratory(Terminal terminal, int workers) {
    for (Path folder : folders) {
      if (!Files.isDirectory(folder)) {
        throw new UsageException("--plugins: there is no folder " + folder, "");
      }
    }
    var laboratory = Laboratory.of(folders, workers);
    Catalogue catalogue = laboratory.catalogue();
    catalogue.problems().forEach(problem -> terminal.say("warning: the plugin " + problem));
    catalogue.duplicates().forEach(duplicate -> terminal.say("warning: " + duplicate));
    return laboratory;
  }
}
