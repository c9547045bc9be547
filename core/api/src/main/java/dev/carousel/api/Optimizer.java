package dev.carousel.api;

import dev.carousel.api.data.RandomStream;
import java.util.List;

/** A rule that turns gradients, or losses alone, into changes of the parameters. */
public non-sealed interface Optimizer extends Component {

  /** The learning rate before any schedule. */
  double rate();

  /**
   * A new rule with its own state for one trial. A study with groups has one for each group.
   *
   * @param blocks the tensors of the arrays that the rule is handed, in order and without gaps
   * @param random for rules that draw; the same in every arm
   */
  Rule rule(List<Block> blocks, RandomStream random);
}
