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
 * Turn at the end of a corridor as the sign at its beginning said.
 *
 * <p>Three channels are seen: 0 1 1 at the beginning if the way is up (class 0), 1 1 0 if it is
 * down (class 1), each with probability 1/2; 1 0 1 at each of {@code corridor} steps, or a 0 b with
 * a and b uniform in [0, 1) if {@code noise} is on; 0 1 0 at the junction, where the way is to be
 * named.
 *
 * <p>The maze of Bakker with the walking done for the learner, who is told the right way instead of
 * rewarded for it.
 */
@Name("t-maze")
@Summary("Turn at the end of a corridor as the sign at its beginning said")
@Source("after Bakker 2002, NIPS 14, Reinforcement learning with long short-term memory")
@Example("110 101 101 101 010 -> 1")
public record TMaze(
    @Doc("steps between the sign and the junction") @Default("50") @Min(0) int corridor,
    @Doc("whether the corridor is seen with noise") @Default("false") boolean noise)
    implements Task {

  private static final int LEFT = 0;
  private static final int MIDDLE = 1;
  private static final int RIGHT = 2;

  @Override
  public Format format() {
    return new Format(3, false, 2, Format.Target.CLASS, corridor + 2);
  }

  @Override
  public Episodes episodes(RandomStream random) {
    return sequence -> write(sequence, random);
  }

  private void write(Sequence sequence, RandomStream random) {
    int way = random.below(2);
    sequence.begin(corridor + 2);
    sequence.input(0, way == 0 ? RIGHT : LEFT, 1);
    sequence.input(0, MIDDLE, 1);
    for (int step = 1; step <= corridor; step++) {
      sequence.input(step, LEFT, noise ? random.uniform() : 1);
      sequence.input(step, RIGHT, noise ? random.uniform() : 1);
    }
    sequence.input(corridor + 1, MIDDLE, 1);
    sequence.target(corridor + 1, way);
  }

  /** One error in a hundred. */
  @Override
  public Criterion solved() {
    return Criterion.accuracy(0.99);
  }

  @Override
  public List<Baseline> baselines() {
    return Guess.chance("names either way", 2);
  }
}
