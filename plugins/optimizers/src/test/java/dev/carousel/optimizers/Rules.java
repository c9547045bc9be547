package dev.carousel.optimizers;

import dev.carousel.api.Block;
import dev.carousel.api.Initializer.Role;
import dev.carousel.api.Optimizer;
import dev.carousel.api.UpdateRule;
import dev.carousel.api.data.RandomStream;
import dev.carousel.compute.random.Streams;
import java.util.List;

/** Update rules of one tensor each. */
final class Rules {
  /** For rules that draw nothing. */
  static final RandomStream RANDOM = Streams.named(1, "updates");

  private Rules() {}

  /** Of a single number. */
  static UpdateRule of(Optimizer optimizer) {
    return of(optimizer, 1, 1);
  }

  /** Of a recurrent matrix. */
  static UpdateRule of(Optimizer optimizer, int rows, int columns) {
    List<Block> blocks = List.of(new Block("U", Role.RECURRENT, rows, columns, 0));
    return (UpdateRule) optimizer.rule(blocks, RANDOM);
  }
}
