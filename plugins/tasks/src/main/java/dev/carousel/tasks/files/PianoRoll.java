package dev.carousel.tasks.files;

import dev.carousel.api.Task;
import dev.carousel.api.data.Baseline;
import dev.carousel.api.data.Criterion;
import dev.carousel.api.data.Episodes;
import dev.carousel.api.data.Format;
import dev.carousel.api.data.Metric;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.data.Sequence;
import dev.carousel.api.describe.Above;
import dev.carousel.api.describe.DataFile;
import dev.carousel.api.describe.DataFileException;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Example;
import dev.carousel.api.describe.Max;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Predict which keys sound in each next step of a piece. A sequence is a whole piece, so sequences
 * differ in length. The loss is the negative log-likelihood of a step in nats, all keys together,
 * as polyphonic music is measured since Boulanger-Lewandowski.
 */
@Name("piano-roll")
@Summary("Predict the keys of each next step of a piece of music")
@Source("Boulanger-Lewandowski, Bengio & Vincent 2012")
@Example("{60 67 76} {59 67 74} {60 67 72} -> {59 67 74} {60 67 72} {57 65 72}")
public record PianoRoll(
    @Doc("JSON of lists of MIDI notes by step, by piece, under train, valid and test")
        DataFile file,
    @Doc("the part that success is measured on") @Default("valid") HeldOut heldOut,
    @Doc("MIDI note of the lowest key") @Default("21") @Min(0) @Max(127) int lowest,
    @Doc("MIDI note of the highest key") @Default("108") @Min(0) @Max(127) int highest,
    @Doc("nats per step that count as solved") @Default("8.0") @Above(0) double goal)
    implements Task {

  private static final String TRAIN = "train";

  /** A part that is not trained on. */
  public enum HeldOut {
    VALID,
    TEST
  }

  public PianoRoll {
    if (highest < lowest) {
      throw new IllegalArgumentException("highest is below lowest");
    }
    Pieces.of(file, TRAIN, part(heldOut))
        .forEach((part, all) -> check(file, part, all, lowest, highest));
  }

  private static void check(
      DataFile file, String part, List<int[][]> pieces, int lowest, int highest) {
    for (int i = 0; i < pieces.size(); i++) {
      for (int[] step : pieces.get(i)) {
        for (int note : step) {
          if (note < lowest || note > highest) {
            throw DataFileException.of(
                file,
                "piece %d of \"%s\" has the note %d, which is not in %d to %d"
                    .formatted(i + 1, part, note, lowest, highest),
                "lowest and highest give the range.");
          }
        }
      }
    }
  }

  private static String part(HeldOut heldOut) {
    return heldOut.name().toLowerCase(Locale.ROOT);
  }

  private List<int[][]> pieces(String part) {
    return Pieces.of(file, TRAIN, part(heldOut)).getOrDefault(part, List.of());
  }

  private int keys() {
    return highest - lowest + 1;
  }

  @Override
  public Format format() {
    int longest =
        Stream.of(pieces(TRAIN), pieces(part(heldOut)))
            .flatMap(List::stream)
            .mapToInt(piece -> piece.length - 1)
            .max()
            .orElse(1);
    return new Format(keys(), false, keys(), Format.Target.LABELS, longest);
  }

  /** What comes next is seen later. */
  @Override
  public boolean forecasts() {
    return true;
  }

  @Override
  public Episodes episodes(RandomStream random) {
    List<int[][]> pieces = pieces(TRAIN);
    var order = new Order(pieces.size(), random);
    return sequence -> write(sequence, pieces.get(order.next()));
  }

  @Override
  public Episodes heldOut(RandomStream random) {
    List<int[][]> pieces = pieces(part(heldOut));
    return new Episodes() {
      private int next;

      @Override
      public void next(Sequence sequence) {
        write(sequence, pieces.get(next));
        next = (next + 1) % pieces.size();
      }
    };
  }

  @Override
  public int heldOutSequences() {
    return pieces(part(heldOut)).size();
  }

  private void write(Sequence sequence, int[][] piece) {
    sequence.begin(piece.length - 1);
    for (int step = 0; step < piece.length - 1; step++) {
      for (int note : piece[step]) {
        sequence.input(step, note - lowest, 1);
      }
      sequence.counts(step);
      for (int note : piece[step + 1]) {
        sequence.label(step, note - lowest);
      }
    }
  }

  @Override
  public Criterion solved() {
    return Criterion.lossBelow(goal, 0);
  }

  @Override
  public List<Baseline> baselines() {
    var trained = KeyCounts.of(pieces(TRAIN), lowest, keys());
    List<int[][]> heldOutPieces = pieces(part(heldOut));
    return List.of(
        new Baseline(
            "chance",
            "knows how often each key sounds",
            Metric.LOSS,
            trained.loss(heldOutPieces, false)),
        new Baseline(
            "single keys",
            "knows for each key how often it sounds on, and how often anew",
            Metric.LOSS,
            trained.loss(heldOutPieces, true)));
  }
}
