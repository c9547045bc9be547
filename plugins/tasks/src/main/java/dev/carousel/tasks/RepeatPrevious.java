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
import dev.carousel.api.describe.Max;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.List;
import java.util.stream.Stream;

/**
 * Name the suit of the card of some steps ago.
 *
 * <p>{@code decks} decks of 52 cards are shuffled together and dealt, one suit of four a step; from
 * step {@code back} on the suit {@code back} steps earlier is to be named.
 *
 * <p>Not to be confused with {@link DelayLine}, whose tokens are independent: here cards do not
 * come twice, so that the cards seen tell a little.
 */
@Name("repeat-previous")
@Summary("Name the suit of the card of some steps ago")
@Source("Morad, Kortvelesy, Bettini, Liwicki & Prorok 2023, ICLR (POPGym)")
@Example("0 1 2 3 0 1 2 3 … -> 0 1 2 3 …")
public record RepeatPrevious(
    @Doc("steps from a card to its repetition") @Default("4") @Min(1) int back,
    @Doc("decks of 52 cards") @Default("1") @Min(1) @Max(64) int decks)
    implements Task {

  public RepeatPrevious {
    if (back >= Deck.CARDS * decks) {
      throw new IllegalArgumentException(
          back + " steps back need more than " + Deck.CARDS * decks + " cards");
    }
  }

  @Override
  public Format format() {
    return Format.tokens(Deck.SUITS, Deck.SUITS, Deck.CARDS * decks);
  }

  @Override
  public Episodes episodes(RandomStream random) {
    var deck = new Deck(decks, Deck.SUITS);
    return sequence -> write(sequence, deck, random);
  }

  private void write(Sequence sequence, Deck deck, RandomStream random) {
    deck.shuffle(random);
    sequence.begin(deck.size());
    for (int step = 0; step < deck.size(); step++) {
      sequence.token(step, deck.card(step));
      if (step >= back) {
        sequence.target(step, deck.card(step - back));
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
    List<Baseline> present =
        Deck.givenOther(decks).baselines("memoryless", "knows the present card alone");
    return Stream.of(Guess.chance("names any suit", Deck.SUITS), present)
        .flatMap(List::stream)
        .toList();
  }
}
