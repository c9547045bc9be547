package dev.carousel.cli;

import dev.carousel.lab.record.StudyFolder;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option {@code --out}. */
final class OutOption {
  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      defaultValue = "runs",
      description = "Where each study has its folder (default: runs).")
  private Path folder = Path.of("runs");

  Path folder() {
    return folder;
  }

  StudyFolder of(String study) {
    return new StudyFolder(folder.resolve(study));
  }
}
