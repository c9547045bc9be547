package dev.carousel.tasks;

import dev.carousel.api.Task;
import dev.carousel.api.data.Baseline;
import dev.carousel.api.data.Criterion;
import dev.carousel.api.data.Episodes;
import dev.carousel.api.data.Format;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.data.Sequence;
import dev.carousel.api.describe.Above;
import dev.carousel.api.describe.Below;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Example;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.List;

/**
 * Tell at every step whether a bracket is open, where a sign closes them all: counting from zero
 * again.
 *
 * <p>Tokens, numbered ( ) #. A sequence begins with two brackets that open and one that closes.
 * Then each token is # with probability {@code reset}, after which none is open; else a bracket
 * opens where none is open, and otherwise opens with probability {@code open} or closes. At every
 * step 1 is to be named where a bracket may close next, else 0; steps that have just closed one
 * decide, as the others tell by themselves. A sequence is {@code length} such tokens, held-out ones
 * {@code test}.
 */
@Name("reset-dyck")
@Summary("Tell whether a bracket is open, where a sign closes them all")
@Source("Bhattamishra, Ahuja & Goyal 2020, EMNLP, after Suzgun et al. 2019")
@Example("( ( ) # ( ) … -> 1 1 1 0 1 0 …")
public record ResetDyck(
    @Doc("tokens of a training sequence") @Default("50") @Min(10) int length,
    @Doc("tokens of a held-out sequence") @Default("100") @Min(10) int test,
    @Doc("how likely a token closes all brackets") @Default("0.05") @Above(0) @Below(1)
        double reset,
    @Doc("how likely a bracket opens where it may open or close")
        @Default("0.5")
        @Above(0)
        @Below(1)
        double open)
    implements Task {

  private static final int OPENS = 0;
  private static final int CLOSES = 1;
  private static final int RESETS = 2;

  /** Two brackets open and one closes, so that every sequence has a step that decides. */
  private static final int BEGINNING = 3;

  @Override
  public Format format() {
    return Format.tokens(3, 2, Math.max(length, test));
  }

  @Override
  public Episodes episodes(RandomStream random) {
    return sequence -> write(sequence, length, random);
  }

  @Override
  public Episodes heldOut(RandomStream random) {
    return sequence -> write(sequence, test, random);
  }

  private void write(Sequence sequence, int steps, RandomStream random) {
    sequence.begin(steps);
    int depth = 0;
    for (int step = 0; step < steps; step++) {
      int token = step < BEGINNING ? (step < 2 ? OPENS : CLOSES) : draw(depth, random);
      depth = token == OPENS ? depth + 1 : token == CLOSES ? depth - 1 : 0;
      sequence.token(step, token);
      sequence.target(step, depth > 0 ? 1 : 0);
      if (token == CLOSES) {
        sequence.decisive(step);
      }
    }
  }

  private int draw(int depth, RandomStream random) {
    if (random.chance(reset)) {
      return RESETS;
    }
    return depth == 0 || random.chance(open) ? OPENS : CLOSES;
  }

  /** One answer in a hundred may be wrong. */
  @Override
  public Criterion solved() {
    return Criterion.accuracy(0.99);
  }

  @Override
  public List<Baseline> baselines() {
    return new ResetWalk(reset, open, BEGINNING, test).baselines();
  }
}
