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
import java.util.stream.Stream;

/**
 * Tell where a walk on a circle ends.
 *
 * <p>A walk starts at place 0 of {@code places}; each token is, with equal probability, stay, one
 * forward or one back. After the last step the place is to be named. It is the word problem of a
 * cyclic group: the order of the steps does not matter.
 */
@Name("cycle-nav")
@Summary("Tell where a walk of steps forward and back on a circle ends")
@Source("Delétang et al. 2023, ICLR, Neural Networks and the Chomsky Hierarchy")
@Example("+ = + + - -> 2")
public record CycleNav(
    @Doc("steps of a sequence; one would give the answer away") @Default("50") @Min(2) int length,
    @Doc("places on the circle") @Default("5") @Min(3) int places)
    implements Task {

  private static final int MOVES = 3;

  /** The move of a token: stay, forward, back. */
  private int move(int token) {
    return token == 2 ? places - 1 : token;
  }

  @Override
  public Format format() {
    return Format.tokens(MOVES, places, length);
  }

  @Override
  public Episodes episodes(RandomStream random) {
    return sequence -> write(sequence, random);
  }

  private void write(Sequence sequence, RandomStream random) {
    sequence.begin(length);
    int place = 0;
    for (int step = 0; step < length; step++) {
      int token = random.below(MOVES);
      sequence.token(step, token);
      place = (place + move(token)) % places;
    }
    sequence.target(length - 1, place);
  }

  /** One answer in a hundred may be wrong. */
  @Override
  public Criterion solved() {
    return Criterion.accuracy(0.99);
  }

  @Override
  public List<Baseline> baselines() {
    return Stream.of(
            new Odds(walk()).baselines(Guess.CHANCE, "names the likeliest place"),
            Guess.among("all but one", "knows every step but one", MOVES))
        .flatMap(List::stream)
        .toList();
  }

  /** The probability of each place after the last step. */
  private double[] walk() {
    var now = new double[places];
    now[0] = 1;
    for (int step = 0; step < length; step++) {
      var next = new double[places];
      for (int place = 0; place < places; place++) {
        for (int token = 0; token < MOVES; token++) {
          next[(place + move(token)) % places] += now[place] / MOVES;
        }
      }
      now = next;
    }
    return now;
  }
}
