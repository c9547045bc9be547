package dev.carousel.lab.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder of one study. It holds {@code study.yaml} as given, {@code resolved.json}, {@code
 * plan.json}, {@code lock.json} with what computed it, {@code report.md}, and {@code trials} with
 * one folder for each trial.
 */
public final class StudyFolder {
  /** The file that says which trials there are. */
  public static final String PLAN = "plan.json";

  private final Path path;

  public StudyFolder(Path path) {
    this.path = path;
  }

  public Path path() {
    return path;
  }

  public boolean has(String file) {
    return Files.isRegularFile(path.resolve(file));
  }

  /**
   * Makes the folder if need be and takes it for this process.
   *
   * @throws FolderInUseException if another process has it
   */
  public FolderLock lock() throws IOException {
    Files.createDirectories(path.resolve("trials"));
    return FolderLock.take(path);
  }

  /** Replaces a file as a whole. */
  public void commit(String file, String text) throws IOException {
    AtomicFile.write(path.resolve(file), text);
  }

  /** The text of a file. */
  public String read(String file) throws IOException {
    return Files.readString(path.resolve(file));
  }

  public TrialFolder trial(String id) {
    return new TrialFolder(path.resolve("trials").resolve(id));
  }
}
