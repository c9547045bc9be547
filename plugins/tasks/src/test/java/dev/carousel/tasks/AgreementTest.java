package dev.carousel.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.api.data.RandomStream;
import dev.carousel.compute.random.Streams;
import dev.carousel.tasks.Agreement.Distance;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AgreementTest {
  private static final Pattern FAR =
      Pattern.compile("i grew up in (\\w+) \\. (.*) \\. i speak fluent -> (\\w+)");
  private static final Pattern NEAR =
      Pattern.compile("(.*) \\. the (\\w+) are (in|on) the -> (\\w+)");

  private static String written(Agreement task, RandomStream random) {
    return Agreement.render(Sample.of(task, 1, random).batch(), 0);
  }

  private static List<String> written(Agreement task, int sequences) {
    Sample sample = Sample.of(task, sequences);
    return IntStream.range(0, sequences)
        .mapToObj(b -> Agreement.render(sample.batch(), b))
        .toList();
  }

  private static List<String> groups(Pattern pattern, String sentence) {
    var matcher = pattern.matcher(sentence);
    assertTrue(matcher.matches(), sentence);
    return IntStream.rangeClosed(1, matcher.groupCount()).mapToObj(matcher::group).toList();
  }

  @Test
  void its_example_is_what_it_writes() {
    var task = new Agreement(6, Distance.FAR, 8, 0);
    var draws = ScriptedStream.of(0, 2, 3, 3, 0, 0, 0, 1, 1, 0, 0);
    assertEquals(Sample.example(task), written(task, draws));
  }

  @Test
  void the_other_founding_sentence_is_its_near_form() {
    var task = new Agreement(2, Distance.NEAR, 8, 0);
    var draws = ScriptedStream.of(0, 2, 3, 3, 0, 0, 0, 1, 1, 0, 0);
    assertEquals(
        "my sister often painted a house . the clouds are in the -> sky", written(task, draws));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 5, 9, 10, 11, 20, 100})
  void the_filler_has_as_many_words_as_the_gap(int gap) {
    for (String sentence : written(new Agreement(gap, Distance.FAR, 8, 0), 50)) {
      assertEquals(gap, groups(FAR, sentence).get(1).split(" ").length, sentence);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 30, 100})
  void near_and_far_sentences_have_one_length_one_vocabulary_and_as_many_answers(int gap) {
    var far = new Agreement(gap, Distance.FAR, 8, 0);
    var near = new Agreement(gap, Distance.NEAR, 8, 0);
    assertEquals(far.format(), near.format());
    assertEquals(far.baselines(), near.baselines());
    assertTrue(lengths(far).equals(Set.of(gap + 10)) && lengths(near).equals(Set.of(gap + 10)));
  }

  private static Set<Integer> lengths(Agreement task) {
    Sample sample = Sample.of(task, 50);
    return IntStream.range(0, 50).mapToObj(sample::length).collect(Collectors.toSet());
  }

  @Test
  void every_country_has_its_language() {
    var languages =
        written(new Agreement(12, Distance.FAR, 12, 0), 1000).stream()
            .map(sentence -> groups(FAR, sentence))
            .collect(
                Collectors.toMap(List::getFirst, List::getLast, (a, b) -> a.equals(b) ? a : "?"));
    assertEquals(12, languages.size());
    assertEquals("french", languages.get("france"));
    assertEquals("portuguese", languages.get("portugal"));
    assertEquals(12, Set.copyOf(languages.values()).size());
  }

  @Test
  void every_thing_has_its_place() {
    var places =
        written(new Agreement(12, Distance.NEAR, 12, 0), 1000).stream()
            .map(sentence -> groups(NEAR, sentence))
            .collect(
                Collectors.toMap(g -> g.get(1), List::getLast, (a, b) -> a.equals(b) ? a : "?"));
    assertEquals(12, places.size());
    assertEquals("sky", places.get("clouds"));
    assertEquals("sea", places.get("boats"));
    assertEquals("shelf", places.get("books"));
    assertEquals(12, Set.copyOf(places.values()).size());
  }

  @Test
  void answers_are_equally_likely_at_either_distance() {
    for (Distance distance : Distance.values()) {
      int[] answers = Sample.of(new Agreement(20, distance, 8, 0), 4000).answers();
      int first = distance == Distance.FAR ? 0 : 12;
      int[] used = Arrays.copyOfRange(answers, first, first + 8);
      assertTrue(Sample.balanced(used), () -> Arrays.toString(answers));
      assertEquals(4000, Arrays.stream(used).sum());
    }
  }

  @Test
  void the_filler_names_no_country_and_no_thing_unless_asked_to() {
    Set<String> items =
        Stream.of(Lexicon.COUNTRIES, Lexicon.THINGS)
            .flatMap(List::stream)
            .map(Lexicon.Fact::item)
            .collect(Collectors.toSet());
    for (String sentence : written(new Agreement(60, Distance.FAR, 8, 0), 200)) {
      String filler = groups(FAR, sentence).get(1);
      assertTrue(Stream.of(filler.split(" ")).noneMatch(items::contains), filler);
    }
  }

  @Test
  void distractors_are_that_many_mentions_within_the_gap() {
    for (String sentence : written(new Agreement(33, Distance.FAR, 8, 2), 200)) {
      String filler = groups(FAR, sentence).get(1);
      assertEquals(33, filler.split(" ").length, filler);
      assertEquals(2, Pattern.compile("my friend visited \\w+").matcher(filler).results().count());
    }
  }

  @Test
  void a_mention_tells_nothing_about_the_answer() {
    var task = new Agreement(6, Distance.FAR, 2, 1);
    var counts = new int[2][2];
    for (String sentence : written(task, 4000)) {
      int mentioned = sentence.contains("visited france") ? 0 : 1;
      counts[mentioned][sentence.endsWith("french") ? 0 : 1]++;
    }
    assertTrue(Sample.balanced(counts[0]) && Sample.balanced(counts[1]));
  }

  @Test
  void a_gap_too_short_for_its_distractors_is_refused() {
    assertThrows(IllegalArgumentException.class, () -> new Agreement(10, Distance.FAR, 8, 2));
    assertEquals(21, new Agreement(11, Distance.FAR, 8, 2).format().longest());
  }

  @Test
  void sentences_that_differ_in_the_country_alone_differ_in_the_answer() {
    var task = new Agreement(3, Distance.FAR, 8, 0);
    String french = written(task, ScriptedStream.of(0, 1, 2, 3));
    String german = written(task, ScriptedStream.of(1, 1, 2, 3));
    assertEquals(french.replace("france", "germany").replace("french", "german"), german);
    assertNotEquals(french, german);
  }

  @Test
  void words_and_answers_are_all_different() {
    assertEquals(Agreement.words().size(), Set.copyOf(Agreement.words()).size());
    assertEquals(Agreement.answers().size(), Set.copyOf(Agreement.answers()).size());
  }

  @Test
  void every_word_of_the_vocabulary_is_used() {
    var used =
        Stream.of(Distance.values())
            .flatMap(distance -> written(new Agreement(60, distance, 12, 1), 500).stream())
            .flatMap(sentence -> Stream.of(sentence.split(" -> ")[0].split(" ")))
            .collect(Collectors.toSet());
    assertEquals(Set.copyOf(Agreement.words()), used);
  }

  @Test
  void clauses_are_of_many_kinds() {
    RandomStream random = Streams.named(1, "filler");
    long different =
        IntStream.range(0, 500)
            .mapToObj(_ -> Arrays.toString(Filler.words(7, 0, new int[0], random)))
            .distinct()
            .count();
    assertTrue(different > 490, () -> "only " + different);
  }
}
