package dev.carousel.tasks;

import dev.carousel.api.Task;
import dev.carousel.api.data.Baseline;
import dev.carousel.api.data.Criterion;
import dev.carousel.api.data.Episodes;
import dev.carousel.api.data.Format;
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
 * Name the token that came after the first occurrence of the special one.
 *
 * <p>Tokens are uniform among {@code alphabet} ordinary ones; the special token stands once before
 * the end, and again as the last token, where the token that followed it is to be named. With
 * {@code place: start} the first occurrence is step 0 and the gap is always {@code length - 2};
 * else it is uniform in 0 to {@code length - 3}.
 */
@Name("induction-heads")
@Summary("Name the token that followed the special token when it came before")
@Source("Gu & Dao 2023, Mamba, section 4.1.2; Olsson et al. 2022")
@Example("b c ! a d b ! -> a")
public record InductionHeads(
    @Doc("steps of a sequence") @Default("64") @Min(3) int length,
    @Doc("different ordinary tokens") @Default("16") @Min(2) int alphabet,
    @Doc("where the special token first stands") @Default("anywhere") Place place)
    implements Task {

  /** Where the special token first stands. */
  public enum Place {
    ANYWHERE,
    START
  }

  @Override
  public Format format() {
    return Format.tokens(alphabet + 1, alphabet, length);
  }

  @Override
  public Episodes episodes(RandomStream random) {
    return sequence -> write(sequence, random);
  }

  private void write(Sequence sequence, RandomStream random) {
    int first = place == Place.START ? 0 : random.below(length - 2);
    sequence.begin(length);
    for (int step = 0; step < length - 1; step++) {
      int token = step == first ? alphabet : random.below(alphabet);
      sequence.token(step, token);
      if (step == first + 1) {
        sequence.target(length - 1, token);
      }
    }
    sequence.token(length - 1, alphabet);
  }

  /** One answer in a hundred may be wrong. */
  @Override
  public Criterion solved() {
    return Criterion.accuracy(0.99);
  }

  @Override
  public List<Baseline> baselines() {
    return Guess.chance("names any token; all but the one asked for tell nothing", alphabet);
  }
}
