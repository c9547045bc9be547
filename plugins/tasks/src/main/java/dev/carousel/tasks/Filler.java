package dev.carousel.tasks;

import dev.carousel.api.data.RandomStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Words between a fact and its question: clauses such as <em>my sister often painted a house</em>,
 * joined by {@code .}, {@code and} or {@code while}, in exactly the number of words asked for. Some
 * may mention a country: <em>my friend visited spain</em>.
 */
final class Filler {
  /** Words of a mention together with its joiner. */
  static final int MENTION = 5;

  private static final int SHORTEST_CLAUSE = 5;
  private static final int MODIFIERS = 4;
  private static final int LONGEST_CLAUSE = SHORTEST_CLAUSE + MODIFIERS;
  private static final int[] FRIEND = Lexicon.tokens("my friend visited");

  private final RandomStream random;
  private final int[] words;
  private int at;
  private int modifiers;
  private int slots;

  private Filler(int words, RandomStream random) {
    this.words = new int[words];
    this.random = random;
  }

  /**
   * Makes {@code count} words.
   *
   * @param count more than {@link #MENTION} times {@code mentions}
   * @param countries tokens that a mention may name
   */
  static int[] words(int count, int mentions, int[] countries, RandomStream random) {
    var filler = new Filler(count, random);
    for (int clause : filler.plan(count, mentions)) {
      filler.join();
      if (clause == 0) {
        filler.mention(countries);
      } else {
        filler.clause(clause);
      }
    }
    return filler.words;
  }

  /** The number of words of each clause, 0 for a mention. */
  private List<Integer> plan(int count, int mentions) {
    var clauses = new ArrayList<Integer>();
    int left = count - MENTION * mentions;
    while (left > LONGEST_CLAUSE) {
      int size = random.between(SHORTEST_CLAUSE, Math.min(LONGEST_CLAUSE, left - 2));
      clauses.add(size);
      left -= size + 1;
    }
    clauses.add(left);
    for (int mention = 0; mention < mentions; mention++) {
      clauses.add(random.below(clauses.size() + 1), 0);
    }
    return clauses;
  }

  private void join() {
    if (at > 0) {
      any(Lexicon.JOINERS);
    }
  }

  private void mention(int[] countries) {
    for (int word : FRIEND) {
      words[at++] = word;
    }
    any(countries);
  }

  private void clause(int size) {
    if (size < SHORTEST_CLAUSE) {
      for (int i = 0; i < size; i++) {
        any(Lexicon.ADVERBS);
      }
      return;
    }
    modifiers = size - SHORTEST_CLAUSE;
    slots = MODIFIERS;
    any(Lexicon.DETERMINERS);
    perhaps(Lexicon.ADJECTIVES);
    any(Lexicon.PEOPLE);
    perhaps(Lexicon.ADVERBS);
    any(Lexicon.VERBS);
    any(Lexicon.DETERMINERS);
    perhaps(Lexicon.ADJECTIVES);
    any(Lexicon.OBJECTS);
    perhaps(Lexicon.ADVERBS);
  }

  private void any(int[] choices) {
    words[at++] = choices[random.below(choices.length)];
  }

  /** Uses the clause's modifiers in as many of its slots, each choice of slots equally likely. */
  private void perhaps(int[] choices) {
    if (random.below(slots--) < modifiers) {
      modifiers--;
      any(choices);
    }
  }
}
