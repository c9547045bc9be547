package dev.carousel.tasks.files;

import dev.carousel.api.Task;
import dev.carousel.api.data.Baseline;
import dev.carousel.api.data.Criterion;
import dev.carousel.api.data.Episodes;
import dev.carousel.api.data.Format;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.data.Sequence;
import dev.carousel.api.describe.Above;
import dev.carousel.api.describe.Below;
import dev.carousel.api.describe.DataFile;
import dev.carousel.api.describe.DataFileException;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Example;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.List;

/**
 * Predict each next character of a text.
 *
 * <p>The training part is read in as many streams side by side as a batch has rows, {@code length}
 * characters an update, with the states carried on; each pass begins a little later, so that the
 * text is cut elsewhere. The held-out part is read whole in the same way. Its characters that the
 * training part lacks are seen as one more token and are not to be predicted.
 */
@Name("char-text")
@Summary("Predict each next character of a text file")
@Source("Mikolov et al. 2012; Karpathy 2015")
@Example("F i r s t _ C i t i z e -> i r s t _ C i t i z e n")
public record CharText(
    @Doc("a text in UTF-8, plain or compressed by gzip") DataFile file,
    @Doc("characters that a sequence predicts, and derivatives go back") @Default("64") @Min(1)
        int length,
    @Doc("share of the text held out before the test part") @Default("0.05") @Above(0) @Below(1)
        double validation,
    @Doc("share of the text held out at its end") @Default("0.05") @Above(0) @Below(1) double test,
    @Doc("the part that success is measured on") @Default("validation") HeldOut heldOut,
    @Doc("bits per character that count as solved") @Default("2.0") @Above(0) double goal)
    implements Task {

  /** A part that is not trained on. */
  public enum HeldOut {
    VALIDATION,
    TEST
  }

  public CharText {
    if (validation + test >= 1) {
      throw new IllegalArgumentException("validation and test leave no text to train on");
    }
    Corpus corpus = Corpus.of(new Corpus.Cut(file, validation, test));
    if (corpus.trained() < length + 2) {
      throw new IllegalArgumentException(
          "a length of %d needs %d characters to train on, and the training part of %s has %d"
              .formatted(length, length + 2, file, corpus.trained()));
    }
    if (corpus.trained() == corpus.testStart() || corpus.testStart() == corpus.length()) {
      throw DataFileException.of(
          file, "too few characters to hold some out: " + corpus.length(), "");
    }
  }

  private Corpus corpus() {
    return Corpus.of(new Corpus.Cut(file, validation, test));
  }

  private int from() {
    return heldOut == HeldOut.TEST ? corpus().testStart() : corpus().trained();
  }

  private int to() {
    return heldOut == HeldOut.TEST ? corpus().length() : corpus().testStart();
  }

  @Override
  public Format format() {
    int tokens = corpus().alphabet().size();
    return Format.tokens(tokens, tokens, length);
  }

  @Override
  public List<String> tokenTexts() {
    return corpus().alphabet();
  }

  @Override
  public Episodes episodes(RandomStream random) {
    return new Training(corpus(), random);
  }

  @Override
  public Episodes heldOut(RandomStream random) {
    return new Evaluation(corpus());
  }

  @Override
  public int heldOutSequences() {
    return Math.ceilDiv(to() - from(), length);
  }

  /**
   * Writes the prediction of some characters.
   *
   * @param first the first to be predicted
   */
  private static void write(Sequence sequence, Corpus corpus, int first, int count) {
    sequence.begin(count);
    for (int step = 0; step < count; step++) {
      int at = first + step;
      sequence.token(step, corpus.token(at - 1));
      if (corpus.isKnown(at)) {
        sequence.target(step, corpus.token(at));
      }
    }
  }

  /** Endless passes through the training part. */
  private final class Training implements Episodes {
    private final Corpus corpus;
    private final RandomStream random;
    private int[] read = {};
    private int start;
    private int stream;
    private int targets;

    Training(Corpus corpus, RandomStream random) {
      this.corpus = corpus;
      this.random = random;
    }

    @Override
    public boolean continues() {
      return true;
    }

    @Override
    public void next(Sequence sequence) {
      int row = sequence.row();
      if (row == 0 && (read.length != sequence.rows() || read[0] == stream)) {
        begin(sequence.rows());
      }
      int count = Math.min(length, stream - read[row]);
      int begun = start + row * stream % targets;
      write(sequence, corpus, begun + read[row], count);
      if (read[row] > 0) {
        sequence.continues();
      }
      read[row] += count;
    }

    /** Cuts the text, less a few characters at its start, into one stream for each row. */
    private void begin(int rows) {
      int all = corpus.trained() - 1;
      int skipped = random.below(Math.min(length, all - length + 1));
      targets = all - skipped;
      start = 1 + skipped;
      stream = Math.max(1, targets / rows);
      read = new int[rows];
    }
  }

  /** The held-out part from its beginning, again and again. */
  private final class Evaluation implements Episodes {
    private final Corpus corpus;
    private final int first = from();
    private final int end = to();
    private int[] windows = {};

    Evaluation(Corpus corpus) {
      this.corpus = corpus;
    }

    @Override
    public boolean continues() {
      return true;
    }

    @Override
    public void next(Sequence sequence) {
      int rows = sequence.rows();
      int perRow = Math.ceilDiv(heldOutSequences(), rows);
      int row = sequence.row();
      if (windows.length != rows) {
        windows = new int[rows];
      }
      int within = windows[row]++ % perRow;
      int at = first + (row * perRow + within) * length;
      if (at >= end) {
        sequence.begin(1);
        return;
      }
      write(sequence, corpus, at, Math.min(length, end - at));
      if (within > 0) {
        sequence.continues();
      }
    }
  }

  @Override
  public Criterion solved() {
    return Criterion.bitsBelow(goal);
  }

  @Override
  public List<Baseline> baselines() {
    return corpus().baselines(from(), to());
  }
}
