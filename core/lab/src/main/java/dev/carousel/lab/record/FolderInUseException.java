package dev.carousel.lab.record;

import java.io.IOException;
import java.nio.file.Path;

/** Another process is running the study of this folder. */
public final class FolderInUseException extends IOException {
  private static final long serialVersionUID = 1;

  public FolderInUseException(Path folder) {
    super("another run is writing in " + folder);
  }
}
