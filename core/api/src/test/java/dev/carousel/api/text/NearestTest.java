package dev.carousel.api.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  @ParameterizedTest
  @CsvSource({
    "lstm, lstm, 0",
    "lstm, LSTM, 0",
    "'', gru, 3",
    "gru, '', 3",
    "lstm, ltsm, 1",
    "lstm, lstmm, 1",
    "lstm, lst, 1",
    "lstm, lztm, 1",
    "kitten, sitting, 3",
    "ca, abc, 3"
  })
  void the_distance_counts_edits_and_swaps(String a, String b, int edits) {
    assertEquals(edits, Nearest.distance(a, b));
    assertEquals(edits, Nearest.distance(b, a));
  }

  @Test
  void names_are_sorted_by_distance_and_then_as_given() {
    assertEquals(
        List.of("rnn", "rnx", "gru", "mgu", "lstm"),
        Nearest.sorted("rnn", List.of("gru", "rnx", "mgu", "lstm", "rnn")));
  }

  @Test
  void a_slip_of_the_keys_is_likely() {
    assertEquals(Optional.of("sigmoid"), Nearest.likely("sigmiod", List.of("tanh", "sigmoid")));
    assertEquals(Optional.of("tanh"), Nearest.likely("tan", List.of("sin", "tanh")));
    assertEquals(Optional.of("units"), Nearest.likely("UNITS", List.of("inputs", "units")));
  }

  @Test
  void the_beginning_of_a_name_is_likely() {
    assertEquals(
        Optional.of("evaluation-sequences"),
        Nearest.likely("eval", List.of("updates", "evaluation-sequences")));
    assertEquals(Optional.empty(), Nearest.likely("ev", List.of("evaluation-sequences")));
  }

  @Test
  void a_whole_word_of_a_name_comes_before_all_but_slips_of_the_keys() {
    assertEquals(
        List.of("cifh", "lstm-cifg", "cfc", "lstm"),
        Nearest.sorted("cifg", List.of("cfc", "lstm", "lstm-cifg", "cifh")));
    assertEquals(Optional.of("lstm-cifg"), Nearest.likely("CIFG", List.of("cfc", "lstm-cifg")));
  }

  @Test
  void another_word_is_not_likely() {
    assertEquals(Optional.empty(), Nearest.likely("gate", List.of("tanh", "sigmoid", "relu")));
    assertEquals(Optional.empty(), Nearest.likely("x", List.of()));
  }
}
