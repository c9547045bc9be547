package dev.carousel.lab.record;

import dev.carousel.lab.json.Fields;
import dev.carousel.lab.json.Json;
import dev.carousel.lab.json.JsonException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The files of one trial: {@code config.json}, {@code curve.jsonl}, {@code trial.log}, {@code
 * weights.bin} where they are kept, and, written last, {@code result.json}. Without a readable
 * result the trial has not ended, whatever else is there.
 */
public final class TrialFolder {
  private final Path path;

  TrialFolder(Path path) {
    this.path = path;
  }

  public Path path() {
    return path;
  }

  public Path log() {
    return path.resolve("trial.log");
  }

  private Path resultFile() {
    return path.resolve("result.json");
  }

  /**
   * How the trial ended, or empty if it has not.
   *
   * @param damaged is told why, where there is a {@code result.json} that is no result of this
   *     trial
   */
  public Optional<TrialRecord> result(Consumer<String> damaged) throws IOException {
    if (!Files.exists(resultFile())) {
      return Optional.empty();
    }
    try {
      var record = TrialRecord.of(Fields.of(Json.read(Files.readString(resultFile()))));
      if (record.id().equals(path.getFileName().toString())) {
        return Optional.of(record);
      }
      damaged.accept(resultFile() + " is the result of another trial, " + record.id());
    } catch (JsonException | CharacterCodingException | ArithmeticException e) {
      damaged.accept(resultFile() + " cannot be read: " + e.getMessage());
    }
    return Optional.empty();
  }

  /** Forgets what an earlier attempt left behind. */
  public void begin(Map<String, ?> configuration) throws IOException {
    Files.createDirectories(path);
    Files.deleteIfExists(resultFile());
    Files.deleteIfExists(curveFile());
    Files.deleteIfExists(log());
    Files.deleteIfExists(weightsFile());
    AtomicFile.write(path.resolve("config.json"), Json.writeIndented(configuration));
  }

  /** Keeps the weights that the trial ends with. */
  public void keep(double[] weights) throws IOException {
    AtomicFile.write(weightsFile(), WeightsFile.bytes(weights));
  }

  /**
   * The weights that were kept; empty if none were.
   *
   * @throws IOException if they cannot be read, or are no weights of this version
   */
  public Optional<double[]> weights() throws IOException {
    return Files.exists(weightsFile())
        ? Optional.of(WeightsFile.read(weightsFile()))
        : Optional.empty();
  }

  /** Ends the trial. */
  public void commit(TrialRecord record) throws IOException {
    AtomicFile.write(resultFile(), Json.writeIndented(record.plain()));
  }

  /** Forgets how the trial ended, so that it runs again. */
  public void forget() throws IOException {
    Files.deleteIfExists(resultFile());
  }

  private Path weightsFile() {
    return path.resolve("weights.bin");
  }

  private Path curveFile() {
    return path.resolve("curve.jsonl");
  }

  /** Opens the curve for appending, one line a point. */
  public CurveWriter curveWriter() throws IOException {
    return new CurveWriter(Files.newBufferedWriter(curveFile()));
  }

  /** The points written so far, without a last line that was cut off. */
  public List<CurvePoint> curve() throws IOException {
    if (!Files.exists(curveFile())) {
      return List.of();
    }
    var points = new ArrayList<CurvePoint>();
    for (String line : Files.readAllLines(curveFile())) {
      try {
        points.add(CurvePoint.of(Fields.of(Json.read(line))));
      } catch (JsonException e) {
        break;
      }
    }
    return points;
  }

  /** Appends points as they come; each is in the file when {@link #add} returns. */
  public static final class CurveWriter implements AutoCloseable {
    private final BufferedWriter writer;

    private CurveWriter(BufferedWriter writer) {
      this.writer = writer;
    }

    public void add(CurvePoint point) throws IOException {
      writer.write(Json.write(point.plain()));
      writer.write('\n');
      writer.flush();
    }

    @Override
    public void close() throws IOException {
      writer.close();
    }
  }
}
