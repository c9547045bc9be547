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
 * Name at every so many steps the token of some strides ago.
 *
 * <p>Every token is uniform. At the steps that are multiples of {@code stride}, from the step
 * {@code back} strides on, the token {@code back * stride} steps earlier is to be named. Only one
 * token in {@code stride} is ever asked for, {@code back} of them must be held at a time, and
 * nothing but counting tells which they are. So the gap grows with the stride while what must be
 * held stays the same.
 */
@Name("strided-recall")
@Summary("Name at every so many steps the token of some strides ago")
@Source("a delay line (Jaeger 2001, GMD Report 152) that is asked for one token in each stride")
@Example("2 0 3 1 1 -> 2 3 (stride 2, back 1)")
public record StridedRecall(
    @Doc("steps between tokens that are asked for") @Default("5") @Min(1) int stride,
    @Doc("how many strides back") @Default("4") @Min(1) int back,
    @Doc("steps of a sequence, more than back strides") @Default("100") @Min(2) int length,
    @Doc("different tokens") @Default("4") @Min(2) int alphabet)
    implements Task {

  public StridedRecall {
    if (length <= (long) stride * back) {
      throw new IllegalArgumentException(
          back + " strides of " + stride + " need a length above " + (long) stride * back);
    }
  }

  @Override
  public Format format() {
    return Format.tokens(alphabet, alphabet, length);
  }

  @Override
  public Episodes episodes(RandomStream random) {
    return sequence -> write(sequence, random);
  }

  private void write(Sequence sequence, RandomStream random) {
    int gap = stride * back;
    sequence.begin(length);
    for (int step = 0; step < length; step++) {
      int token = random.below(alphabet);
      sequence.token(step, token);
      if (step % stride == 0 && step + gap < length) {
        sequence.target(step + gap, token);
      }
    }
  }

  /** One token in a hundred may be wrong. */
  @Override
  public Criterion solved() {
    return Criterion.accuracy(0.99);
  }

  @Override
  public List<Baseline> baselines() {
    return Guess.chance("names any token; the others tell nothing", alphabet);
  }
}
