package dev.carousel.lab.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.api.Initializer;
import dev.carousel.api.Task;
import dev.carousel.api.data.Baseline;
import dev.carousel.api.data.Criterion;
import dev.carousel.api.data.Episodes;
import dev.carousel.api.data.Format;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.data.Sequence;
import dev.carousel.compute.model.CompiledModel;
import dev.carousel.compute.model.InterpretedModel;
import dev.carousel.lab.record.CurvePoint;
import dev.carousel.lab.record.Outcome;
import dev.carousel.lab.study.Setup;
import dev.carousel.lab.study.Setup.Stop;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainerTest {
  private static final Task UNSOLVABLE = new Toy.Recall(1, 2);
  private static final Task SOLVED_AT_ONCE = new Toy.Recall(1, 0);
  private static final Seeding SEEDING = new Seeding(1, 1, "recall");

  private final Trainer trainer = new Trainer((spec, _) -> InterpretedModel.of(spec));
  private final Heard heard = new Heard();

  /** Keeps what it hears and cancels after some updates. */
  private static final class Heard implements TrainingListener {
    final List<Double> losses = new ArrayList<>();
    final List<CurvePoint> points = new ArrayList<>();
    int most = Integer.MAX_VALUE;

    @Override
    public void updated(long update, double loss) {
      assertEquals(losses.size() + 1, update);
      losses.add(loss);
    }

    @Override
    public void evaluated(CurvePoint point) {
      points.add(point);
    }

    @Override
    public boolean cancelled() {
      return losses.size() >= most;
    }

    List<Long> evaluatedAt() {
      return points.stream().map(CurvePoint::update).toList();
    }
  }

  /** A task that keeps the length and first random number of every sequence it writes. */
  private record Watched(Task task, List<Integer> bits) implements Task {
    @Override
    public Format format() {
      return task.format();
    }

    @Override
    public Episodes episodes(RandomStream random) {
      return task.episodes(
          new RandomStream() {
            @Override
            public double uniform() {
              return random.uniform();
            }

            @Override
            public int below(int bound) {
              bits.add(random.below(bound));
              return bits.getLast();
            }

            @Override
            public double gaussian() {
              return random.gaussian();
            }
          });
    }

    @Override
    public Criterion solved() {
      return task.solved();
    }

    @Override
    public List<Baseline> baselines() {
      return task.baselines();
    }
  }

  private Trained train(Setup setup) {
    return trainer.train(setup, SEEDING, heard);
  }

  private static Setup setup(Task task, int updates, Stop stop) {
    return Toy.setup(task, 0.1, Toy.training(updates, stop));
  }

  @Test
  void equal_setups_and_seedings_end_in_equal_bits() {
    Setup setup = setup(UNSOLVABLE, 5, Stop.SOLVED);
    Trained trained = train(setup);
    assertEquals(trained, trainer.train(setup, SEEDING, new Heard()));
    Trained other = trainer.train(setup, new Seeding(1, 2, "recall"), new Heard());
    assertNotEquals(trained.digest(), other.digest());
  }

  @Test
  void threads_that_share_a_trial_change_no_bit() {
    var training = new Setup.Training(25, 6, 1, 1, 0, 0, Stop.NEVER, 3, 30);
    Setup setup = Toy.setup(UNSOLVABLE, 0.1, training);
    var compiled = new Trainer(CompiledModel::of);
    Trained alone = compiled.train(setup, SEEDING, new Heard());
    for (int threads : List.of(2, 3)) {
      assertEquals(alone, compiled.train(setup, SEEDING, new Heard(), threads));
    }
  }

  @Test
  void arms_see_the_same_sequences() {
    var slow = new Watched(UNSOLVABLE, new ArrayList<>());
    var fast = new Watched(UNSOLVABLE, new ArrayList<>());
    trainer.train(Toy.setup(slow, 0.01, Toy.training(4, Stop.SOLVED)), SEEDING, new Heard());
    trainer.train(Toy.setup(fast, 0.1, Toy.training(4, Stop.SOLVED)), SEEDING, new Heard());
    assertEquals(slow.bits(), fast.bits());
    assertEquals(4 * 4 + 2 * 10, fast.bits().size());
  }

  @Test
  void it_evaluates_every_few_updates_and_after_the_last() {
    Trained trained = train(setup(UNSOLVABLE, 5, Stop.SOLVED));
    assertEquals(List.of(2L, 4L, 5L), heard.evaluatedAt());
    assertEquals(Outcome.UNSOLVED, trained.outcome());
    assertEquals(5, trained.updates());
    assertEquals(20, trained.sequences());
    assertEquals(heard.points.getLast().metrics(), trained.metrics());
    assertEquals("", trained.message());
  }

  @Test
  void a_point_holds_the_mean_training_loss_since_the_point_before() {
    train(setup(UNSOLVABLE, 5, Stop.SOLVED));
    List<Double> losses = heard.losses;
    assertEquals((losses.get(2) + losses.get(3)) / 2, heard.points.get(1).loss(), 1e-15);
    assertEquals(losses.get(4), heard.points.get(2).loss(), 1e-15);
    assertEquals(16, heard.points.get(1).sequences());
  }

  @Test
  void a_solved_trial_stops_where_it_was_solved() {
    Trained trained = train(setup(SOLVED_AT_ONCE, 9, Stop.SOLVED));
    assertEquals(Outcome.SOLVED, trained.outcome());
    assertEquals(2, trained.updates());
    assertEquals(8, trained.sequences());
    assertEquals(2, heard.losses.size());
  }

  @Test
  void a_trial_that_goes_on_was_solved_at_the_same_update() {
    Trained trained = train(setup(SOLVED_AT_ONCE, 5, Stop.NEVER));
    assertEquals(Outcome.SOLVED, trained.outcome());
    assertEquals(2, trained.updates());
    assertEquals(5, heard.losses.size());
    assertEquals(List.of(2L, 4L, 5L), heard.evaluatedAt());
  }

  @Test
  void every_evaluation_is_on_the_same_sequences() {
    var still = Toy.setup(UNSOLVABLE, 0, Toy.training(6, Stop.SOLVED));
    train(still);
    assertEquals(3, heard.points.size());
    assertEquals(1, heard.points.stream().map(CurvePoint::metrics).distinct().count());
  }

  @Test
  void sequences_that_fill_no_whole_batch_are_evaluated_too() {
    double infinite = Double.POSITIVE_INFINITY;
    var training = new Setup.Training(4, 1, infinite, infinite, 0, 0, Stop.SOLVED, 1, 131);
    var watched = new Watched(UNSOLVABLE, new ArrayList<>());
    Trained trained = train(Toy.setup(watched, 0.1, training));
    assertEquals(4 + 131, watched.bits().size());
    double right = trained.metrics().get("accuracy") * 131;
    assertEquals(Math.rint(right), right, 1e-9);
  }

  /** Streams side by side, of which a fixed number of parts is held out. */
  private record Streams(List<Integer> evaluatedRows) implements Task {
    static final int PARTS = 70;

    @Override
    public Format format() {
      return Format.tokens(3, 3, 4);
    }

    private Episodes parts(List<Integer> rows) {
      return new Episodes() {
        private int written;

        @Override
        public boolean continues() {
          return true;
        }

        @Override
        public void next(Sequence sequence) {
          rows.add(sequence.row());
          sequence.begin(4);
          for (int step = 0; step < 4; step++) {
            sequence.token(step, (sequence.row() + step) % 3);
            sequence.target(step, (sequence.row() + step + 1) % 3);
          }
          if (written++ >= sequence.rows()) {
            sequence.continues();
          }
        }
      };
    }

    @Override
    public Episodes episodes(RandomStream random) {
      return parts(new ArrayList<>());
    }

    @Override
    public Episodes heldOut(RandomStream random) {
      return parts(evaluatedRows);
    }

    @Override
    public int heldOutSequences() {
      return PARTS;
    }

    @Override
    public Criterion solved() {
      return Criterion.bitsBelow(0);
    }

    @Override
    public List<Baseline> baselines() {
      return List.of();
    }
  }

  @Test
  void a_fixed_held_out_part_is_measured_whole_in_rows_that_go_on() {
    double infinite = Double.POSITIVE_INFINITY;
    var training = new Setup.Training(16, 4, infinite, infinite, 0, 0, Stop.SOLVED, 4, 9);
    var task = new Streams(new ArrayList<>());
    Trained trained = train(Toy.setup(task, 0.1, training));
    assertEquals(Math.ceilDiv(Streams.PARTS, 16) * 16, task.evaluatedRows().size());
    assertEquals(15, Collections.max(task.evaluatedRows()));
    double nats = trained.metrics().get("loss");
    assertEquals(nats / Math.log(2), trained.metrics().get("bits"), 1e-12);
    Setup same = Toy.setup(new Streams(new ArrayList<>()), 0.1, training);
    Trained again = trainer.train(same, SEEDING, new Heard());
    assertEquals(trained.digest(), again.digest());
  }

  @Test
  void a_loss_that_is_no_number_is_a_divergence() {
    var training = Toy.training(5, Stop.SOLVED);
    Trained trained = train(Toy.setup(UNSOLVABLE, 0.1, training, Initializer.constant(Double.NaN)));
    assertEquals(Outcome.DIVERGED, trained.outcome());
    assertEquals("the loss became NaN at update 1", trained.message());
    assertEquals(1, trained.updates());
    assertEquals(Map.of(), trained.metrics());
  }

  @Test
  void an_infinite_parameter_is_a_divergence() {
    double huge = Double.MAX_VALUE;
    double infinite = Double.POSITIVE_INFINITY;
    var training = new Setup.Training(4, 5, infinite, infinite, 0, 0, Stop.SOLVED, 5, 10);
    Trained trained = train(Toy.setup(UNSOLVABLE, huge, training, new Toy.Spread(1e3)));
    assertEquals(Outcome.DIVERGED, trained.outcome());
    assertTrue(trained.message().endsWith("at update " + trained.updates()), trained.message());
  }

  @Test
  void gradients_are_clipped_by_norm_and_by_value() {
    double infinite = Double.POSITIVE_INFINITY;
    var free = new Setup.Training(4, 1, infinite, infinite, 0, 0, Stop.SOLVED, 1, 10);
    var byNorm = new Setup.Training(4, 1, 1e-3, infinite, 0, 0, Stop.SOLVED, 1, 10);
    var byValue = new Setup.Training(4, 1, infinite, 1e-3, 0, 0, Stop.SOLVED, 1, 10);
    var digests =
        List.of(free, byNorm, byValue).stream()
            .map(training -> Toy.setup(UNSOLVABLE, 0.1, training))
            .map(setup -> trainer.train(setup, SEEDING, new Heard()).digest())
            .distinct()
            .toList();
    assertEquals(3, digests.size());
  }

  @Test
  void a_cancelled_trial_is_interrupted_before_its_next_update() {
    heard.most = 3;
    Trained trained = train(setup(UNSOLVABLE, 9, Stop.SOLVED));
    assertEquals(Outcome.INTERRUPTED, trained.outcome());
    assertEquals(3, trained.updates());
  }

  @Test
  void the_digest_is_of_the_bits() {
    double[] ones = {1, 2};
    assertEquals(64, Parameters.digest(ones).length());
    assertEquals(Parameters.digest(ones), Parameters.digest(new double[] {1, 2}));
    assertNotEquals(Parameters.digest(new double[] {0.0}), Parameters.digest(new double[] {-0.0}));
    assertEquals(
        "af5570f5a1810b7af78caf4bc70a660f0df51e42baf91d4de5b2328de0e83dfc",
        Parameters.digest(new double[] {0.0}));
  }
}
