package dev.carousel.tasks;

import dev.carousel.api.Task;
import dev.carousel.api.data.Baseline;
import dev.carousel.api.data.Criterion;
import dev.carousel.api.data.Episodes;
import dev.carousel.api.data.Format;
import dev.carousel.api.data.Metric;
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
import java.util.stream.Stream;

/**
 * Name the innermost open bracket at every step: nesting.
 *
 * <p>Tokens are {@code kinds} opening brackets, then as many closing ones. At depth 0 a bracket
 * opens, at depth {@code depth} the innermost one closes; between it opens with probability {@code
 * open}, else closes; every sequence begins with two that open and one that closes. A new bracket
 * is of any kind, equally likely. A sequence is {@code length} such tokens, held-out ones {@code
 * test}; it may end with brackets open. At every step at which a bracket is open, the kind of the
 * innermost is to be named: the only one that may close next. Steps that have just closed one
 * decide, as the answer stands before all that was nested in it.
 */
@Name("dyck")
@Summary("Name the innermost open bracket of nested brackets at every step")
@Source("Hewitt, Hahn, Ganguli, Liang & Manning 2020, EMNLP; Suzgun, Belinkov & Shieber 2019")
@Example("( [ ] { } -> ( [ ( { (")
public record Dyck(
    @Doc("different kinds of brackets") @Default("3") @Min(2) int kinds,
    @Doc("most brackets open at once") @Default("5") @Min(2) int depth,
    @Doc("tokens of a training sequence") @Default("100") @Min(3) int length,
    @Doc("tokens of a held-out sequence") @Default("100") @Min(3) int test,
    @Doc("how likely a bracket opens where it may open or close")
        @Default("0.5")
        @Above(0)
        @Below(1)
        double open)
    implements Task {

  /** Two brackets open and the inner one closes, so that every sequence has a step that decides. */
  private static final int BEGINNING = 3;

  @Override
  public Format format() {
    return Format.tokens(2 * kinds, kinds, Math.max(length, test));
  }

  @Override
  public Episodes episodes(RandomStream random) {
    var stack = new int[depth];
    return sequence -> write(sequence, length, stack, random);
  }

  @Override
  public Episodes heldOut(RandomStream random) {
    var stack = new int[depth];
    return sequence -> write(sequence, test, stack, random);
  }

  private void write(Sequence sequence, int steps, int[] stack, RandomStream random) {
    sequence.begin(steps);
    int top = 0;
    for (int step = 0; step < steps; step++) {
      double chance = opening(step, top);
      boolean opens = chance == 1 || (chance > 0 && random.chance(chance));
      if (opens) {
        stack[top] = random.below(kinds);
        sequence.token(step, stack[top++]);
      } else {
        sequence.token(step, kinds + stack[--top]);
      }
      if (top > 0) {
        sequence.target(step, stack[top - 1]);
        if (!opens) {
          sequence.decisive(step);
        }
      }
    }
  }

  /** How likely the bracket of a step opens where {@code top} are open. */
  private double opening(int step, int top) {
    if (step < BEGINNING) {
      return step < 2 ? 1 : 0;
    }
    return top == 0 ? 1 : top == depth ? 0 : open;
  }

  /** One answer in a hundred may be wrong. */
  @Override
  public Criterion solved() {
    return Criterion.accuracy(0.99);
  }

  @Override
  public List<Baseline> baselines() {
    double unknown = afterClosing();
    String now = "knows each bracket, nothing earlier";
    return Stream.concat(
            Guess.chance("names any kind", kinds).stream(),
            Stream.of(
                new Baseline("memoryless", now, Metric.ACCURACY, 1.0 / kinds),
                new Baseline("memoryless", now, Metric.LOSS, unknown * StrictMath.log(kinds))))
        .toList();
  }

  /** Of the steps with a bracket open, the share that has just closed one: depth by depth. */
  private double afterClosing() {
    var at = new double[depth + 1];
    at[0] = 1;
    double counted = 0;
    double closed = 0;
    for (int step = 0; step < test; step++) {
      var next = new double[depth + 1];
      for (int d = 0; d <= depth; d++) {
        double opens = opening(step, d);
        if (d < depth) {
          next[d + 1] += at[d] * opens;
        }
        if (d > 0) {
          next[d - 1] += at[d] * (1 - opens);
          closed += d > 1 ? at[d] * (1 - opens) : 0;
        }
      }
      counted += 1 - next[0];
      at = next;
    }
    return closed / counted;
  }
}
