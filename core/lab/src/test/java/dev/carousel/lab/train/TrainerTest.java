package dev.carousel.lab.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.api.Initializer;
import dev.carousel.api.Task;
import dev.carousel.api.data.Baseline;
import dev.carousel.api.data.Batch;
import dev.carousel.api.data.Criterion;
import dev.carousel.api.data.Episodes;
import dev.carousel.api.data.Format;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.data.Sequence;
import dev.carousel.api.data.Streak;
import dev.carousel.compute.model.CompiledModel;
import dev.carousel.compute.model.InterpretedModel;
import dev.carousel.compute.model.Regularization;
import dev.carousel.lab.record.Course;
import dev.carousel.lab.record.CurvePoint;
import dev.carousel.lab.record.Elsewhere;
import dev.carousel.lab.record.Outcome;
import dev.carousel.lab.record.Trained;
import dev.carousel.lab.study.Setup;
import dev.carousel.lab.study.Setup.Curriculum;
import dev.carousel.lab.study.Setup.SolvedBy;
import dev.carousel.lab.study.Setup.Stop;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
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
    int inTime = Integer.MAX_VALUE;

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

    @Override
    public boolean timedOut() {
      return losses.size() >= inTime;
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
    var training =
        new Setup.Training(25, 6, new Setup.Evaluation(3, 30))
            .with(Setup.Control.clipped(1, 1))
            .with(Setup.Ending.NEVER);
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
    var training = new Setup.Training(4, 1, new Setup.Evaluation(1, 131));
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
    var training = new Setup.Training(16, 4, new Setup.Evaluation(4, 9));
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
    var training = new Setup.Training(4, 5, new Setup.Evaluation(5, 10));
    Trained trained = train(Toy.setup(UNSOLVABLE, huge, training, new Toy.Spread(1e3)));
    assertEquals(Outcome.DIVERGED, trained.outcome());
    assertTrue(trained.message().endsWith("at update " + trained.updates()), trained.message());
  }

  @Test
  void gradients_are_clipped_by_norm_and_by_value() {
    double infinite = Double.POSITIVE_INFINITY;
    var free = new Setup.Training(4, 1, new Setup.Evaluation(1, 10));
    var byNorm =
        new Setup.Training(4, 1, new Setup.Evaluation(1, 10))
            .with(Setup.Control.clipped(1e-3, infinite));
    var byValue =
        new Setup.Training(4, 1, new Setup.Evaluation(1, 10))
            .with(Setup.Control.clipped(infinite, 1e-3));
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
  void a_trial_out_of_time_says_so_unless_it_was_solved_before() {
    heard.inTime = 3;
    Trained trained = train(setup(UNSOLVABLE, 9, Stop.SOLVED));
    assertEquals(Outcome.TIMED_OUT, trained.outcome());
    assertEquals(3, trained.updates());
    var later = new Heard();
    later.inTime = 3;
    trained = trainer.train(setup(SOLVED_AT_ONCE, 9, Stop.NEVER), SEEDING, later);
    assertEquals(Outcome.SOLVED, trained.outcome());
    assertEquals(2, trained.updates());
    assertEquals(3, later.losses.size());
  }

  private static Setup.Ending plateau(int patience) {
    double infinite = Double.POSITIVE_INFINITY;
    return new Setup.Ending(Stop.PLATEAU, SolvedBy.HELD_OUT, patience, infinite, infinite);
  }

  @Test
  void a_plateau_ends_a_trial_after_so_many_evaluations_without_a_better_one() {
    var ending = plateau(3);
    var training = Toy.training(100, Stop.PLATEAU).with(ending);
    Trained trained = train(Toy.setup(UNSOLVABLE, 0, training));
    assertEquals(Outcome.UNSOLVED, trained.outcome());
    assertEquals(List.of(2L, 4L, 6L, 8L), heard.evaluatedAt());
    assertTrue(trained.course().plateau());
    assertEquals(2, trained.course().best().orElseThrow().update());
    assertEquals(8, trained.course().last().orElseThrow().update());
    assertEquals(Optional.empty(), trained.course().solved());
  }

  @Test
  void a_trial_that_waits_for_a_plateau_goes_on_after_it_was_solved() {
    var ending = plateau(2);
    var training = Toy.training(100, Stop.PLATEAU).with(ending);
    Trained trained = train(Toy.setup(SOLVED_AT_ONCE, 0, training));
    assertEquals(Outcome.SOLVED, trained.outcome());
    assertEquals(2, trained.updates());
    assertEquals(2, trained.course().solved().orElseThrow().update());
    assertEquals(6, trained.course().last().orElseThrow().update());
    assertTrue(trained.course().plateau());
  }

  @Test
  void a_course_names_the_best_and_the_last_evaluation() {
    Trained trained = train(setup(UNSOLVABLE, 60, Stop.NEVER));
    var accuracies = heard.points.stream().map(p -> p.metrics().get("accuracy")).toList();
    double best = Collections.max(accuracies);
    assertEquals(
        new Course.Reading(heard.evaluatedAt().get(accuracies.indexOf(best)), best),
        trained.course().best().orElseThrow());
    assertEquals(
        new Course.Reading(60, accuracies.getLast()), trained.course().last().orElseThrow());
    assertFalse(trained.course().plateau());
  }

  @Test
  void a_training_loss_far_above_the_first_is_a_divergence_where_that_is_asked_for() {
    var ending = new Setup.Ending(Stop.NEVER, SolvedBy.HELD_OUT, 1, Double.POSITIVE_INFINITY, 2);
    var training =
        new Setup.Training(4, 50, new Setup.Evaluation(2, 10))
            .with(Setup.Control.clipped(1e9, 1e9))
            .with(Setup.Ending.NEVER);
    Setup wild = Toy.setup(UNSOLVABLE, 1e3, training);
    assertEquals(Outcome.UNSOLVED, train(wild).outcome());
    Trained trained = trainer.train(wild.with(training.with(ending)), SEEDING, new Heard());
    assertEquals(Outcome.DIVERGED, trained.outcome());
    assertTrue(trained.message().startsWith("the training loss, "), trained.message());
    assertTrue(trained.message().contains(" more than 2.0 times "), trained.message());
  }

  private Trained judged(Task task, Streak streak, int updates, Stop stop) {
    var training = Toy.training(updates, stop).with(Setup.Ending.of(stop).with(SolvedBy.TRAINING));
    return train(Toy.setup(new Toy.Judged(task, streak), 0.1, training));
  }

  @Test
  void training_sequences_solve_a_trial_as_soon_as_enough_of_them_were_right() {
    Trained trained = judged(UNSOLVABLE, Streak.of(9, 2), 30, Stop.SOLVED);
    assertEquals(Outcome.SOLVED, trained.outcome());
    assertEquals(3, trained.updates());
    assertEquals(12, trained.sequences());
    assertEquals(List.of(2L, 3L), heard.evaluatedAt());
    assertEquals(3, trained.course().solved().orElseThrow().update());
  }

  @Test
  void held_out_sequences_do_not_solve_what_training_sequences_decide() {
    Trained trained = judged(SOLVED_AT_ONCE, Streak.of(9, 1e-9), 6, Stop.SOLVED);
    assertEquals(Outcome.UNSOLVED, trained.outcome());
    assertEquals(Optional.empty(), trained.course().solved());
  }

  @Test
  void a_mean_error_and_wrong_sequences_are_counted_over_the_last_ones() {
    Streak wrong = Streak.of(8, 1e-9).withWrong(7);
    assertEquals(Outcome.UNSOLVED, judged(UNSOLVABLE, wrong, 6, Stop.SOLVED).outcome());
    Streak far = Streak.of(8, 2).withMeanError(1e-9);
    heard.losses.clear();
    assertEquals(Outcome.UNSOLVED, judged(UNSOLVABLE, far, 6, Stop.SOLVED).outcome());
    heard.losses.clear();
    assertEquals(2, judged(UNSOLVABLE, far.withMeanError(2), 6, Stop.SOLVED).updates());
  }

  /** One sequence at a time, as in 1997: learnt until 50 in a row are right within 0.3. */
  @Test
  void online_training_counts_sequences() {
    double infinite = Double.POSITIVE_INFINITY;
    var training =
        new Setup.Training(1, 5000, new Setup.Evaluation(1000, 10))
            .with(Setup.Ending.SOLVED.with(SolvedBy.TRAINING));
    var task = new Toy.Judged(UNSOLVABLE, Streak.of(50, 0.3).withMeanError(0.2));
    Setup setup = Toy.setup(task, 0.5, training);
    var compiled = new Trainer(CompiledModel::of);
    Trained trained = compiled.train(setup, SEEDING, heard);
    assertEquals(Outcome.SOLVED, trained.outcome());
    assertEquals(trained.updates(), trained.sequences());
    assertEquals(trained.updates(), heard.losses.size());
    assertTrue(
        heard.losses.subList((int) trained.updates() - 50, (int) trained.updates()).stream()
            .allMatch(loss -> loss < -Math.log(0.7)));
    assertEquals(trained, compiled.train(setup, SEEDING, new Heard(), 3));
  }

  private static Setup growing(double threshold, int evaluations, Setup.Training training) {
    var stages =
        List.of(
            new Curriculum.Stage(1, new Toy.Recall(1, threshold)),
            new Curriculum.Stage(2, new Toy.Recall(2, threshold)));
    var curriculum = new Curriculum("gap", stages, evaluations);
    return Toy.setup(new Toy.Recall(4, 2), 0.1, training.with(curriculum));
  }

  private List<OptionalDouble> curve() {
    return heard.points.stream().map(CurvePoint::curriculum).toList();
  }

  private static final OptionalDouble ITSELF = OptionalDouble.empty();

  @Test
  void a_task_grows_after_so_many_evaluations_and_the_curve_says_when() {
    train(growing(2, 2, Toy.training(12, Stop.NEVER)));
    var one = OptionalDouble.of(1);
    var two = OptionalDouble.of(2);
    assertEquals(List.of(one, one, two, two, ITSELF, ITSELF), curve());
  }

  @Test
  void a_task_grows_when_its_stage_is_solved() {
    train(growing(0, Curriculum.WHEN_SOLVED, Toy.training(6, Stop.NEVER)));
    assertEquals(List.of(OptionalDouble.of(1), OptionalDouble.of(2), ITSELF), curve());
    heard.losses.clear();
    heard.points.clear();
    train(growing(2, Curriculum.WHEN_SOLVED, Toy.training(6, Stop.NEVER)));
    assertEquals(Collections.nCopies(3, OptionalDouble.of(1)), curve());
  }

  @Test
  void held_out_sequences_are_those_of_the_task_itself_throughout() {
    Setup still = growing(0, 1, Toy.training(6, Stop.NEVER));
    train(Toy.with(still, new Toy.Descent(0), still.groups()));
    var alone = new Heard();
    trainer.train(Toy.setup(new Toy.Recall(4, 2), 0, Toy.training(6, Stop.NEVER)), SEEDING, alone);
    assertEquals(
        alone.points.stream().map(CurvePoint::metrics).toList(),
        heard.points.stream().map(CurvePoint::metrics).toList());
  }

  @Test
  void training_sequences_solve_stages_and_then_the_task() {
    var training = Toy.training(40, Stop.SOLVED).with(Setup.Ending.SOLVED.with(SolvedBy.TRAINING));
    Setup plain = growing(2, Curriculum.WHEN_SOLVED, training);
    var curriculum = plain.training().curriculum().orElseThrow();
    var judged = new Toy.Judged(plain.task(), Streak.of(12, 2));
    Trained trained = train(Toy.setup(judged, 0.1, training.with(curriculum)));
    assertEquals(9, trained.updates());
    assertEquals(List.of(2L, 3L, 4L, 6L, 8L, 9L), heard.evaluatedAt());
  }

  @Test
  void a_curriculum_trains_to_equal_bits_with_any_threads() {
    double infinite = Double.POSITIVE_INFINITY;
    var training =
        new Setup.Training(24, 9, new Setup.Evaluation(2, 30))
            .with(Setup.Control.clipped(1, infinite))
            .with(Setup.Ending.NEVER);
    Setup setup = growing(2, 1, training);
    var compiled = new Trainer(CompiledModel::of);
    Trained alone = compiled.train(setup, SEEDING, new Heard());
    for (int threads : List.of(2, 3)) {
      assertEquals(alone, compiled.train(setup, SEEDING, new Heard(), threads));
    }
  }

  private static Setup noisy(Setup.Noise noise) {
    double infinite = Double.POSITIVE_INFINITY;
    var training =
        new Setup.Training(24, 6, new Setup.Evaluation(3, 30))
            .with(Setup.Control.clipped(1, infinite))
            .with(Setup.Ending.NEVER)
            .with(noise);
    return Toy.setup(new Toy.Level(), 0.1, training);
  }

  @Test
  void every_noise_changes_the_bits_and_no_bit_depends_on_threads() {
    var compiled = new Trainer(CompiledModel::of);
    var noises =
        List.of(
            Setup.Noise.NONE,
            new Setup.Noise(Regularization.NONE, 0.1, 0),
            new Setup.Noise(Regularization.NONE, 0, 0.1),
            new Setup.Noise(new Regularization(0, 0.1, 0.2, false, 0), 0, 0),
            new Setup.Noise(new Regularization(0, 0.1, 0.2, true, 0), 0, 0),
            new Setup.Noise(new Regularization(0, 0, 0, false, 0.5), 0, 0));
    var digests = new HashSet<String>();
    for (Setup.Noise noise : noises) {
      Trained alone = compiled.train(noisy(noise), SEEDING, new Heard());
      for (int threads : List.of(2, 3)) {
        assertEquals(alone, compiled.train(noisy(noise), SEEDING, new Heard(), threads));
      }
      digests.add(alone.digest());
    }
    assertEquals(noises.size(), digests.size());
  }

  @Test
  void evaluations_are_without_noise() {
    var noise = new Setup.Noise(new Regularization(0, 0.3, 0.3, false, 0), 0.5, 0.5);
    Setup still = noisy(noise);
    train(Toy.with(still, new Toy.Descent(0), still.groups()));
    assertEquals(2, heard.points.size());
    assertEquals(1, heard.points.stream().map(CurvePoint::metrics).distinct().count());
    assertTrue(Collections.max(heard.losses) > 1.01 * Collections.min(heard.losses));
    var plain = new Heard();
    Setup without = noisy(Setup.Noise.NONE);
    trainer.train(Toy.with(without, new Toy.Descent(0), without.groups()), SEEDING, plain);
    assertEquals(plain.points.getLast().metrics(), heard.points.getLast().metrics());
  }

  @Test
  void noise_on_inputs_ends_with_their_sequence() {
    var perturbation = new Perturbation(new Setup.Noise(Regularization.NONE, 0, 2), SEEDING, 0);
    var batch = new Batch(Format.values(2, 1, 5), 2);
    var lengths = List.of(5, 3).iterator();
    batch.fill(
        sequence -> {
          int length = lengths.next();
          sequence.begin(length);
          sequence.target(length - 1, 0, 1);
        });
    perturbation.add(batch);
    double squares = 0;
    for (int t = 0; t < 5; t++) {
      for (int i = 0; i < 2; i++) {
        assertNotEquals(0, batch.inputs()[2 * t * 2 + i]);
        assertEquals(t >= 3, batch.inputs()[(2 * t + 1) * 2 + i] == 0);
        squares += Math.pow(batch.inputs()[2 * t * 2 + i], 2);
      }
    }
    assertEquals(4, squares / 10, 3);
  }

  private static Setup.Training measured(int updates, Stop stop, List<Setup.Elsewhere> elsewhere) {
    Setup.Training training = Toy.training(updates, stop);
    return training.with(training.evaluation().with(elsewhere));
  }

  @Test
  void trained_weights_are_measured_elsewhere_on_longer_sequences_too() {
    var elsewhere =
        List.of(
            new Setup.Elsewhere("gap=1", UNSOLVABLE),
            new Setup.Elsewhere("gap=40", new Toy.Recall(40, 0)),
            new Setup.Elsewhere("gap=40 whole", new Toy.Recall(40, 2)));
    var training = measured(60, Stop.NEVER, elsewhere);
    var compiled = new Trainer(CompiledModel::of);
    Trained trained = compiled.train(Toy.setup(UNSOLVABLE, 0.5, training), SEEDING, heard);
    List<Elsewhere> found = trained.elsewhere();
    assertEquals(
        List.of("gap=1", "gap=40", "gap=40 whole"), found.stream().map(Elsewhere::where).toList());
    assertEquals(List.of(false, true, false), found.stream().map(Elsewhere::solved).toList());
    assertEquals(1, trained.metrics().get("accuracy"));
    assertEquals(1, found.getFirst().metrics().get("accuracy"));
    assertTrue(found.get(1).metrics().get("accuracy") < 1);
    assertEquals(Set.of("accuracy", "loss", "sequences"), found.get(1).metrics().keySet());
    assertEquals(
        trained, compiled.train(Toy.setup(UNSOLVABLE, 0.5, training), SEEDING, new Heard(), 3));
  }

  @Test
  void weights_that_diverged_are_measured_nowhere() {
    var training = measured(5, Stop.SOLVED, List.of(new Setup.Elsewhere("gap=1", UNSOLVABLE)));
    Trained trained = train(Toy.setup(UNSOLVABLE, 0.1, training, Initializer.constant(Double.NaN)));
    assertEquals(List.of(), trained.elsewhere());
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
