package dev.carousel.lab.train;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.api.Task;
import dev.carousel.api.data.Baseline;
import dev.carousel.api.data.Criterion;
import dev.carousel.api.data.Episodes;
import dev.carousel.api.data.Format;
import dev.carousel.api.data.Metric;
import dev.carousel.api.data.RandomStream;
import dev.carousel.compute.model.CompiledModel;
import dev.carousel.compute.model.Wiring;
import dev.carousel.compute.model.Wiring.Direction;
import dev.carousel.compute.model.Wiring.Links;
import dev.carousel.lab.record.CurvePoint;
import dev.carousel.lab.record.Outcome;
import dev.carousel.lab.study.Setup;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What layers that are joined in other ways than by default learn. */
class WiringTrainingTest {
  private static final int UPDATES = 600;

  private final Trainer trainer = new Trainer(CompiledModel::of);

  private static final TrainingListener DEAF =
      new TrainingListener() {
        @Override
        public void updated(long update, double loss) {}

        @Override
        public void evaluated(CurvePoint point) {}

        @Override
        public boolean cancelled() {
          return false;
        }
      };

  /** Name at the first step the token of the last, in sequences of different lengths. */
  private record Foresight(int longest) implements Task {
    @Override
    public Format format() {
      return Format.tokens(3, 2, longest);
    }

    @Override
    public Episodes episodes(RandomStream random) {
      return sequence -> {
        int steps = random.between(3, longest);
        int bit = random.below(2);
        sequence.begin(steps);
        for (int step = 0; step < steps - 1; step++) {
          sequence.token(step, 2);
        }
        sequence.token(steps - 1, bit);
        sequence.target(0, bit);
      };
    }

    @Override
    public Criterion solved() {
      return Criterion.accuracy(1);
    }

    @Override
    public List<Baseline> baselines() {
      return List.of(new Baseline("chance", "guesses", Metric.ACCURACY, 0.5));
    }
  }

  /** Tokens with texts, each the answer to itself. */
  private record Letters() implements Task {
    @Override
    public Format format() {
      return Format.tokens(2, 2, 1);
    }

    @Override
    public Episodes episodes(RandomStream random) {
      return sequence -> {
        int token = random.below(2);
        sequence.begin(1);
        sequence.token(0, token);
        sequence.target(0, token);
      };
    }

    @Override
    public List<String> tokenTexts() {
      return List.of("a", "b");
    }

    @Override
    public Criterion solved() {
      return Criterion.accuracy(1);
    }

    @Override
    public List<Baseline> baselines() {
      return List.of();
    }
  }

  private boolean solves(Task task, Wiring wiring) {
    Setup.Training training = Toy.training(UPDATES, Setup.Stop.SOLVED);
    Setup setup = Toy.setup(task, 0.3, training).with(wiring);
    return trainer.train(setup, new Seeding(1, 1, "wiring"), DEAF).outcome() == Outcome.SOLVED;
  }

  @Test
  void only_layers_that_read_both_ways_know_what_comes() {
    for (int layers : List.of(1, 2)) {
      assertTrue(solves(new Foresight(6), new Wiring(layers, Links.NONE, Direction.BOTH)));
      assertFalse(solves(new Foresight(6), Wiring.plain(layers)));
    }
  }

  @Test
  void what_reads_both_ways_cannot_write() {
    Setup letters = Toy.setup(new Letters(), 0.3, Toy.training(1, Setup.Stop.NEVER));
    assertTrue(TextWriter.canWrite(letters));
    assertFalse(TextWriter.canWrite(letters.with(new Wiring(1, Links.NONE, Direction.BOTH))));
  }

  @Test
  void four_layers_with_links_learn_to_recall() {
    for (Links links : List.of(Links.RESIDUAL, Links.SKIP)) {
      assertTrue(solves(new Toy.Recall(3, 1), new Wiring(4, links, Direction.FORWARD)));
    }
  }
}
