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

/**
 * Watch a deck of cards, then recite it from the last card to the first.
 *
 * <p>{@code decks} decks of 52 cards are shuffled together and dealt, one suit of four a step; then
 * come as many steps with the sign to recite, token 4, at which the suits are to be named, last
 * card first. The gap of a card is as long as all that came after it, twice.
 */
@Name("autoencode")
@Summary("Watch a deck of cards, then recite it from the last to the first")
@Source("Morad, Kortvelesy, Bettini, Liwicki & Prorok 2023, ICLR (POPGym)")
@Example("0 1 2 3 … 2 3 4 4 4 4 … 4 4 -> 3 2 1 0 … 1 0")
public record Autoencode(@Doc("decks of 52 cards") @Default("1") @Min(1) @Max(64) int decks)
    implements Task {

  private static final int RECITE = Deck.SUITS;

  @Override
  public Format format() {
    return Format.tokens(Deck.SUITS + 1, Deck.SUITS, 2 * Deck.CARDS * decks);
  }

  @Override
  public Episodes episodes(RandomStream random) {
    var deck = new Deck(decks, Deck.SUITS);
    return sequence -> write(sequence, deck, random);
  }

  private static void write(Sequence sequence, Deck deck, RandomStream random) {
    int last = 2 * deck.size() - 1;
    deck.shuffle(random);
    sequence.begin(last + 1);
    for (int step = 0; step < deck.size(); step++) {
      sequence.token(step, deck.card(step));
      sequence.token(last - step, RECITE);
      sequence.target(last - step, deck.card(step));
    }
  }

  /** One answer in a hundred may be wrong. */
  @Override
  public Criterion solved() {
    return Criterion.accuracy(0.99);
  }

  @Override
  public List<Baseline> baselines() {
    return Guess.chance("names any suit", Deck.SUITS);
  }
}
