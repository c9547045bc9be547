package dev.carousel.tasks;

import dev.carousel.api.Task;
import dev.carousel.api.data.Baseline;
import dev.carousel.api.data.Criterion;
import dev.carousel.api.data.Episodes;
import dev.carousel.api.data.Format;
import dev.carousel.api.data.Metric;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.data.Sequence;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Example;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.List;

/**
 * Delayed recall of one symbol among distractors.
 *
 * <p>Step 0 is a cue, uniform among {@code symbols}; then come {@code gap} tokens, each uniform
 * among {@code distractors} others; the last token is a query, and there the cue is to be named. So
 * a sequence has {@code gap + 2} steps and holds the same information whatever its gap. Tokens are
 * numbered in the order cues, distractors, query.
 *
 * <p>The latch of Bengio, Simard and Frasconi as a classification of tokens: theirs has one real
 * input with noise, and no query.
 */
@Name("latch")
@Summary("Name the first symbol of a sequence after a gap of distractors")
@Source("after Bengio, Simard & Frasconi 1994, IEEE Transactions on Neural Networks 5")
@Example("B d a c a ? -> B")
public record Latch(
    @Doc("distractors between the cue and the query") @Default("50") @Min(0) int gap,
    @Doc("different cues") @Default("2") @Min(2) int symbols,
    @Doc("different distractors") @Default("4") @Min(1) int distractors)
    implements Task {

  @Override
  public Format format() {
    return Format.tokens(symbols + distractors + 1, symbols, gap + 2);
  }

  @Override
  public Episodes episodes(RandomStream random) {
    return sequence -> write(sequence, random);
  }

  private void write(Sequence sequence, RandomStream random) {
    sequence.begin(gap + 2);
    int cue = random.below(symbols);
    sequence.token(0, cue);
    for (int step = 1; step <= gap; step++) {
      sequence.token(step, symbols + random.below(distractors));
    }
    sequence.token(gap + 1, symbols + distractors);
    sequence.target(gap + 1, cue);
  }

  /** One error in a hundred: no cell that forgets gets there by luck. */
  @Override
  public Criterion solved() {
    return Criterion.accuracy(0.99);
  }

  @Override
  public List<Baseline> baselines() {
    String meaning = "names any symbol; all tokens but the first tell no more";
    return List.of(
        new Baseline("chance", meaning, Metric.ACCURACY, 1.0 / symbols),
        new Baseline("chance", meaning, Metric.LOSS, StrictMath.log(symbols)));
  }
}
