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
import dev.carousel.api.describe.Max;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.List;
import java.util.stream.Stream;

/**
 * Name the suit of the first card at every card of a deck.
 *
 * <p>{@code decks} decks of 52 cards are shuffled together and dealt, one suit of four a step; at
 * every step the first suit is to be named. All steps but the first decide. As cards do not come
 * twice, a suit that is seen later is a little less likely to have been the first.
 */
@Name("repeat-first")
@Summary("Name the suit of the first card at every card of a deck")
@Source("Morad, Kortvelesy, Bettini, Liwicki & Prorok 2023, ICLR (POPGym)")
@Example("0 1 2 3 0 1 … -> 0 0 0 0 0 0 …")
public record RepeatFirst(@Doc("decks of 52 cards") @Default("1") @Min(1) @Max(64) int decks)
    implements Task {

  @Override
  public Format format() {
    return Format.tokens(Deck.SUITS, Deck.SUITS, Deck.CARDS * decks);
  }

  @Override
  public Episodes episodes(RandomStream random) {
    var deck = new Deck(decks, Deck.SUITS);
    return sequence -> write(sequence, deck, random);
  }

  private static void write(Sequence sequence, Deck deck, RandomStream random) {
    deck.shuffle(random);
    sequence.begin(deck.size());
    for (int step = 0; step < deck.size(); step++) {
      sequence.token(step, deck.card(step));
      sequence.target(step, deck.card(0));
      if (step > 0) {
        sequence.decisive(step);
      }
    }
  }

  /** One answer in a hundred may be wrong. */
  @Override
  public Criterion solved() {
    return Criterion.accuracy(0.99);
  }

  @Override
  public List<Baseline> baselines() {
    Odds other = Deck.givenOther(decks);
    double cards = Deck.CARDS * decks;
    String now = "knows each card and which is the first, nothing earlier";
    return Stream.concat(
            Guess.chance("names any suit", Deck.SUITS).stream(),
            Stream.of(
                new Baseline("memoryless", now, Metric.ACCURACY, other.accuracy()),
                new Baseline("memoryless", now, Metric.LOSS, other.loss() * (cards - 1) / cards)))
        .toList();
  }
}
