package dev.carousel.tasks;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The words of {@link Agreement}. A word's token is its place in {@link #WORDS}, an answer's class
 * its place in {@link #ANSWERS}: first the languages, then the places.
 */
final class Lexicon {
  /**
   * What a sentence asks for.
   *
   * @param item the word that decides the answer
   * @param preposition that joins them, such as <em>in</em>
   */
  record Fact(String item, String preposition, String answer) {}

  static final List<Fact> COUNTRIES =
      facts(
          """
          france in french, germany in german, spain in spanish, italy in italian,
          greece in greek, japan in japanese, poland in polish, sweden in swedish,
          turkey in turkish, russia in russian, hungary in hungarian, portugal in portuguese\
          """);

  static final List<Fact> THINGS =
      facts(
          """
          clouds in sky, boats on sea, books on shelf, cows in field,
          cars on road, pictures on wall, cakes in oven, trees in forest,
          actors on stage, plates on table, fish in river, children in school\
          """);

  static final int FACTS = 12;

  private static final String PHRASES = ". i grew up in speak fluent the are on friend visited";
  private static final String JOINERS_TEXT = ". and while";
  private static final String DETERMINERS_TEXT = "the a my our";
  private static final String PEOPLE_TEXT = "teacher neighbour doctor sister baker farmer";
  private static final String OBJECTS_TEXT = "house letter window bicycle lamp chair";
  private static final String VERBS_TEXT = "painted bought found sold cleaned lost moved liked";
  private static final String ADJECTIVES_TEXT = "old new small quiet green heavy";
  private static final String ADVERBS_TEXT = "often today again soon rarely gladly";

  static final List<String> WORDS =
      Stream.concat(
              Stream.of(
                      PHRASES,
                      JOINERS_TEXT,
                      DETERMINERS_TEXT,
                      PEOPLE_TEXT,
                      OBJECTS_TEXT,
                      VERBS_TEXT,
                      ADJECTIVES_TEXT,
                      ADVERBS_TEXT)
                  .flatMap(text -> Stream.of(text.split(" "))),
              Stream.of(COUNTRIES, THINGS).flatMap(List::stream).map(Fact::item))
          .distinct()
          .toList();

  static final List<String> ANSWERS =
      Stream.of(COUNTRIES, THINGS).flatMap(List::stream).map(Fact::answer).toList();

  private static final Map<String, Integer> TOKENS =
      IntStream.range(0, WORDS.size())
          .boxed()
          .collect(Collectors.toUnmodifiableMap(WORDS::get, Function.identity()));

  static final int[] JOINERS = tokens(JOINERS_TEXT);
  static final int[] DETERMINERS = tokens(DETERMINERS_TEXT);
  static final int[] PEOPLE = tokens(PEOPLE_TEXT);
  static final int[] OBJECTS = tokens(OBJECTS_TEXT);
  static final int[] VERBS = tokens(VERBS_TEXT);
  static final int[] ADJECTIVES = tokens(ADJECTIVES_TEXT);
  static final int[] ADVERBS = tokens(ADVERBS_TEXT);

  private Lexicon() {}

  private static List<Fact> facts(String text) {
    return Stream.of(text.split(",\\s+"))
        .map(fact -> fact.split(" "))
        .map(words -> new Fact(words[0], words[1], words[2]))
        .toList();
  }

  /** The tokens of words with single blanks between them. */
  static int[] tokens(String text) {
    return Stream.of(text.split(" ")).mapToInt(TOKENS::get).toArray();
  }
}
