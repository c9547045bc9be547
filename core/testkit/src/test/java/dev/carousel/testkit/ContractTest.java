package dev.carousel.testkit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.api.Cell;
import dev.carousel.api.Initializer;
import dev.carousel.api.Initializer.Role;
import dev.carousel.api.Initializer.Weight;
import dev.carousel.api.Optimizer;
import dev.carousel.api.Task;
import dev.carousel.testkit.Broken.Flaw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** The contracts find what is wrong with broken components, and nothing where nothing is. */
final class ContractTest {
  private static final Weight WEIGHT = new Weight("W", 3, 2, Role.INPUT, 0);

  private static OptimizerContract optimizer(Flaw flaw) {
    return new OptimizerContract() {
      @Override
      protected Optimizer optimizer() {
        return new Broken.Descent(flaw);
      }
    };
  }

  private static InitializerContract initializer(Flaw flaw) {
    return new InitializerContract() {
      @Override
      protected Initializer initializer() {
        return new Broken.Noise(flaw);
      }
    };
  }

  private static TaskContract task(Flaw flaw) {
    return new TaskContract() {
      @Override
      protected Task task() {
        return new Broken.Coin(flaw);
      }
    };
  }

  private static CellContract cell(Cell cell) {
    return new CellContract() {
      @Override
      protected Cell cell() {
        return cell;
      }
    };
  }

  private static String failure(Executable check) {
    return String.valueOf(assertThrows(AssertionError.class, check).getMessage());
  }

  @Test
  void an_optimizer_must_descend() {
    failure(optimizer(Flaw.CLIMBS)::it_descends_a_quadratic);
    assertDoesNotThrow(optimizer(Flaw.NONE)::it_descends_a_quadratic);
  }

  @Test
  void rules_must_not_share_state() {
    failure(optimizer(Flaw.SHARES_STATE)::two_rules_do_the_same_and_share_no_state);
    assertDoesNotThrow(optimizer(Flaw.NONE)::two_rules_do_the_same_and_share_no_state);
  }

  @Test
  void a_zero_gradient_must_not_make_nan() {
    String message =
        failure(optimizer(Flaw.DIVIDES_BY_GRADIENT)::zero_gradients_leave_finite_parameters);
    assertTrue(message.contains("NaN"), message);
    assertDoesNotThrow(optimizer(Flaw.NONE)::zero_gradients_leave_finite_parameters);
  }

  @Test
  void a_rule_must_use_the_rate_it_is_handed() {
    failure(optimizer(Flaw.IGNORES_RATE)::a_rate_of_zero_changes_nothing);
    assertDoesNotThrow(optimizer(Flaw.NONE)::a_rate_of_zero_changes_nothing);
  }

  @Test
  void a_rule_must_not_allocate() {
    String message =
        failure(optimizer(Flaw.BOXES_NUMBERS)::an_update_allocates_nothing_once_it_is_compiled);
    assertTrue(message.contains("bytes an update"), message);
    assertDoesNotThrow(optimizer(Flaw.NONE)::an_update_allocates_nothing_once_it_is_compiled);
  }

  @Test
  void a_summary_must_not_end_in_a_full_stop() {
    failure(optimizer(Flaw.NONE)::its_summary_is_one_line_without_a_full_stop);
    assertDoesNotThrow(task(Flaw.NONE)::its_summary_is_one_line_without_a_full_stop);
  }

  @Test
  void an_optimizer_must_name_its_source() {
    failure(optimizer(Flaw.NONE)::its_source_is_named_where_its_kind_has_one);
    assertDoesNotThrow(initializer(Flaw.NONE)::its_source_is_named_where_its_kind_has_one);
  }

  @Test
  void arguments_make_a_component_again() {
    assertDoesNotThrow(optimizer(Flaw.IGNORES_RATE)::its_arguments_make_it_again);
    assertDoesNotThrow(optimizer(Flaw.IGNORES_RATE)::its_defaults_make_a_component);
  }

  @Test
  void an_initializer_must_fill_every_entry() {
    failure(() -> initializer(Flaw.LEAVES_GAPS).it_fills_every_entry(WEIGHT));
    assertDoesNotThrow(() -> initializer(Flaw.NONE).it_fills_every_entry(WEIGHT));
  }

  @Test
  void an_initializer_must_follow_its_stream() {
    failure(() -> initializer(Flaw.IGNORES_STREAM).one_stream_gives_one_result(WEIGHT));
    assertDoesNotThrow(() -> initializer(Flaw.NONE).one_stream_gives_one_result(WEIGHT));
  }

  @Test
  void an_initializer_must_use_what_it_draws() {
    failure(
        () ->
            initializer(Flaw.DRAWS_IN_VAIN)
                .another_stream_gives_another_result_if_it_draws_at_all(WEIGHT));
    assertDoesNotThrow(
        () ->
            initializer(Flaw.NONE).another_stream_gives_another_result_if_it_draws_at_all(WEIGHT));
  }

  @Test
  void a_stated_chance_must_be_true() {
    String message =
        failure(task(Flaw.OVERSTATES_CHANCE)::a_predictor_that_sees_no_input_reaches_chance);
    assertTrue(message.contains("measured"), message);
    assertDoesNotThrow(task(Flaw.NONE)::a_predictor_that_sees_no_input_reaches_chance);
  }

  @Test
  void a_stated_memoryless_baseline_must_be_true() {
    String message =
        failure(
            task(Flaw.UNDERSTATES_MEMORYLESS)
                ::a_predictor_that_sees_the_present_input_alone_reaches_the_memoryless_baseline);
    assertTrue(message.contains("measured"), message);
    assertDoesNotThrow(
        task(Flaw.NONE)
            ::a_predictor_that_sees_the_present_input_alone_reaches_the_memoryless_baseline);
  }

  @Test
  void a_task_must_say_that_it_shows_its_answers_later() {
    String message =
        failure(task(Flaw.SHOWS_THE_ANSWER_LATER)::targets_that_later_inputs_show_are_forecasts);
    assertTrue(message.contains("output 0 is channel 0 in 1 steps"), message);
    assertDoesNotThrow(task(Flaw.NONE)::targets_that_later_inputs_show_are_forecasts);
  }

  @Test
  void the_last_input_must_not_tell_the_answer() {
    failure(
        task(Flaw.SHOWS_THE_ANSWER)
            ::a_predictor_that_sees_the_last_inputs_alone_beats_no_best_baseline);
    assertDoesNotThrow(
        task(Flaw.NONE)::a_predictor_that_sees_the_last_inputs_alone_beats_no_best_baseline);
  }

  @Test
  void what_is_held_out_must_not_be_trained() {
    failure(
        task(Flaw.TRAINS_WHAT_IT_HOLDS_OUT)
            ::where_there_are_many_sequences_none_held_out_was_trained);
    assertDoesNotThrow(task(Flaw.NONE)::where_there_are_many_sequences_none_held_out_was_trained);
  }

  @Test
  void chance_must_not_solve_a_task() {
    failure(task(Flaw.SOLVED_BY_CHANCE)::no_baseline_is_worse_than_chance_or_solves_the_task);
    assertDoesNotThrow(task(Flaw.NONE)::no_baseline_is_worse_than_chance_or_solves_the_task);
  }

  @Test
  void inputs_must_be_finite() {
    failure(
        task(Flaw.WRITES_NOT_A_NUMBER)::every_sequence_has_finite_numbers_and_a_step_that_decides);
    assertDoesNotThrow(task(Flaw.NONE)::every_sequence_has_finite_numbers_and_a_step_that_decides);
  }

  @Test
  void a_task_must_follow_its_stream() {
    failure(task(Flaw.IGNORES_STREAM)::two_streams_do_not_disturb_each_other);
    assertDoesNotThrow(task(Flaw.NONE)::two_streams_do_not_disturb_each_other);
    assertDoesNotThrow(task(Flaw.NONE)::one_stream_gives_one_set_of_sequences);
    assertDoesNotThrow(task(Flaw.NONE)::another_stream_gives_other_sequences);
    assertDoesNotThrow(task(Flaw.NONE)::its_sequences_do_not_depend_on_how_they_are_batched);
  }

  @Test
  void a_task_must_show_an_example() {
    failure(task(Flaw.NONE)::it_shows_an_example);
  }

  @Test
  void the_equations_of_a_cell_must_compile() {
    String message = failure(() -> cell(new Broken.Typo(3)).its_equations_compile(7));
    assertTrue(message.contains("hh"), message);
  }

  @Test
  void a_class_path_without_plugins_cannot_pass_for_a_tested_one() {
    var e = assertThrows(IllegalStateException.class, () -> Offered.components(Cell.class));
    assertEquals("no plugin on the class path offers a " + Cell.class.getName(), e.getMessage());
  }
}
