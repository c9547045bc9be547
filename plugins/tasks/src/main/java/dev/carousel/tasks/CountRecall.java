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
import java.util.Arrays;
import java.util.List;

/**
 * Tell how often a kind of card has come so far.
 *
 * <p>At every step one card of {@code decks} shuffled decks of 52 is dealt, and one of as many
 * other shuffled decks asks: how many cards of its kind were dealt so far, the present one
 * included? Cards are known by one of {@code kinds} kinds: 2 colours, 4 suits or 13 ranks. The
 * first {@code kinds} channels are the card, the others the question. Classes are the counts from 0
 * on.
 */
@Name("count-recall")
@Summary("Tell how often a kind of card has come so far")
@Source("Morad, Kortvelesy, Bettini, Liwicki & Prorok 2023, ICLR (POPGym)")
@Example("0?0 1?1 2?2 3?3 0?0 … -> 1 1 1 1 2 …")
public record CountRecall(
    @Doc("decks of 52 cards") @Default("1") @Min(1) @Max(16) int decks,
    @Doc("different kinds of cards: 2, 4, 13 or 26") @Default("4") @Min(2) int kinds)
    implements Task {

  public CountRecall {
    if (kinds >= Deck.CARDS || Deck.CARDS % kinds != 0) {
      throw new IllegalArgumentException("52 cards have 2, 4, 13 or 26 kinds, not " + kinds);
    }
  }

  private int cards() {
    return Deck.CARDS * decks;
  }

  private int ofKind() {
    return cards() / kinds;
  }

  @Override
  public Format format() {
    return new Format(2 * kinds, false, ofKind() + 1, Format.Target.CLASS, cards());
  }

  @Override
  public Episodes episodes(RandomStream random) {
    var dealt = new Deck(decks, kinds);
    var asked = new Deck(decks, kinds);
    var counts = new int[kinds];
    return sequence -> {
      dealt.shuffle(random);
      asked.shuffle(random);
      write(sequence, dealt, asked, counts);
    };
  }

  private void write(Sequence sequence, Deck dealt, Deck asked, int[] counts) {
    Arrays.fill(counts, 0);
    sequence.begin(cards());
    for (int step = 0; step < cards(); step++) {
      counts[dealt.card(step)]++;
      sequence.input(step, dealt.card(step), 1);
      sequence.input(step, kinds + asked.card(step), 1);
      sequence.target(step, counts[asked.card(step)]);
    }
  }

  /** One answer in a hundred may be wrong. */
  @Override
  public Criterion solved() {
    return Criterion.accuracy(0.99);
  }

  @Override
  public List<Baseline> baselines() {
    double[] chance = new double[2];
    double[] present = new double[2];
    var all = new Hand(cards(), ofKind());
    var same = new Hand(cards() - 1, ofKind() - 1);
    var other = new Hand(cards() - 1, ofKind());
    double match = 1.0 / kinds;
    for (int step = 0; step < cards(); step++) {
      all.deal();
      add(chance, all.odds(), 1);
      add(present, same.odds(), match);
      add(present, other.odds(), 1 - match);
      same.deal();
      other.deal();
    }
    String blind = "knows how many cards came";
    String now = "knows how many cards came, and whether the present one is asked for";
    return List.of(
        new Baseline(Guess.CHANCE, blind, Metric.ACCURACY, chance[0] / cards()),
        new Baseline(Guess.CHANCE, blind, Metric.LOSS, chance[1] / cards()),
        new Baseline("present card", now, Metric.ACCURACY, present[0] / cards()),
        new Baseline("present card", now, Metric.LOSS, present[1] / cards()));
  }

  private static void add(double[] sums, Odds odds, double weight) {
    sums[0] += weight * odds.accuracy();
    sums[1] += weight * odds.loss();
  }

  /** How many cards of one kind were dealt, as a distribution. */
  private static final class Hand {
    private final double[] odds;
    private final int cards;
    private int dealt;

    Hand(int cards, int ofKind) {
      this.cards = cards;
      odds = new double[ofKind + 1];
      odds[0] = 1;
    }

    void deal() {
      double left = Math.max(1, cards - dealt++);
      for (int count = odds.length - 1; count >= 0; count--) {
        double stays = odds[count] * (1 - (odds.length - 1 - count) / left);
        double comes = count == 0 ? 0 : odds[count - 1] * (odds.length - count) / left;
        odds[count] = Math.max(0, stays) + comes;
      }
    }

    Odds odds() {
      return new Odds(odds);
    }
  }
}
