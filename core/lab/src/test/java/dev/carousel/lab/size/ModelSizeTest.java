package dev.carousel.lab.size;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carousel.compute.model.ModelSpec;
import dev.carousel.compute.model.Network;
import dev.carousel.compute.model.Wiring;
import dev.carousel.compute.model.Wiring.Direction;
import dev.carousel.compute.model.Wiring.Links;
import dev.carousel.lab.study.Setup;
import dev.carousel.lab.train.Toy;
import org.junit.jupiter.api.Test;

/**
 * Counted by hand: a cell of three units with n inputs has a W of 3 n, a U of 9 and a b of 3
 * numbers; there are three inputs and two outputs.
 */
class ModelSizeTest {
  private static final Setup PLAIN =
      Toy.setup(new Toy.Recall(1, 2), 0.1, Toy.training(1, Setup.Stop.NEVER));

  private static ModelSize size(int layers, Links links, Direction direction) {
    return ModelSize.of(PLAIN.with(new Wiring(layers, links, direction)));
  }

  private static long perStep(int layers, Links links, Direction direction) {
    var spec =
        new ModelSpec(PLAIN.equations(), 3, 1, false, PLAIN.task().format())
            .with(new Wiring(layers, links, direction));
    return Operations.perStep(Network.of(spec));
  }

  @Test
  void a_layer_above_counts_what_it_reads() {
    assertEquals(new ModelSize(21 + 8, 18, 3), size(1, Links.NONE, Direction.FORWARD));
    assertEquals(new ModelSize(21 + 21 + 8, 36, 6), size(2, Links.RESIDUAL, Direction.FORWARD));
    assertEquals(new ModelSize(21 + 30 + 14, 18 + 27, 6), size(2, Links.SKIP, Direction.FORWARD));
  }

  @Test
  void a_layer_that_reads_both_ways_has_two_cells() {
    assertEquals(new ModelSize(42 + 14, 36, 6), size(1, Links.NONE, Direction.BOTH));
    assertEquals(new ModelSize(42 + 60 + 14, 36 + 54, 12), size(2, Links.RESIDUAL, Direction.BOTH));
    long ahead = perStep(1, Links.NONE, Direction.FORWARD);
    assertEquals(2 * ahead, perStep(1, Links.NONE, Direction.BOTH));
  }
}
