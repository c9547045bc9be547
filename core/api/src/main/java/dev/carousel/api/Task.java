package dev.carousel.api;

import dev.carousel.api.data.Baseline;
import dev.carousel.api.data.Criterion;
import dev.carousel.api.data.Episodes;
import dev.carousel.api.data.Format;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.data.Streak;
import java.util.List;
import java.util.Optional;

/**
 * A source of sequences with their targets. It documents one literal sequence with {@link
 * dev.carousel.api.describe.Example}, and knows when it counts as solved and what a model reaches
 * that never connects the far items.
 */
public non-sealed interface Task extends Component {

  /** Sizes and kinds of inputs and targets. */
  Format format();

  /** An endless stream of sequences; the same random stream gives the same sequences. */
  Episodes episodes(RandomStream random);

  /**
   * The sequences that success is measured on. They are those of {@link #episodes} unless a task
   * asks for more than it trains: longer ones, rarer ones, targets without noise.
   */
  default Episodes heldOut(RandomStream random) {
    return episodes(random);
  }

  /**
   * Whether it asks for what the inputs of later steps show, as next tokens and forecasts are. Then
   * a model that reads sequences from both ends has seen the answers, and is refused.
   */
  default boolean forecasts() {
    return format().target() == Format.Target.NEXT_TOKEN;
  }

  /**
   * How many held-out sequences there are: an evaluation takes all of them, in their order. 0 where
   * there is no end of them; then the study says how many it takes.
   */
  default int heldOutSequences() {
    return 0;
  }

  /**
   * What the tokens of a next-token task stand for, such as one character each, so that a trained
   * model can write. Empty where they stand for nothing to be read.
   */
  default List<String> tokenTexts() {
    return List.of();
  }

  /** When held-out sequences count as solved. */
  Criterion solved();

  /**
   * When the sequences it is trained on count as solved, for tasks whose source says so; a study
   * asks for it by {@code solved-by: training}.
   */
  default Optional<Streak> solvedInTraining() {
    return Optional.empty();
  }

  /** What naive predictors reach on held-out sequences, worst first: at least chance. */
  List<Baseline> baselines();
}
