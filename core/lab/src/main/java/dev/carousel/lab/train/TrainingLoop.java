package dev.carousel.lab.train;

import dev.carousel.api.Schedule.Progress;
import dev.carousel.api.Task;
import dev.carousel.api.data.Batch;
import dev.carousel.api.data.Criterion;
import dev.carousel.api.data.Metric;
import dev.carousel.compute.model.Initial;
import dev.carousel.compute.model.Model;
import dev.carousel.compute.random.Draws;
import dev.carousel.lab.record.CurvePoint;
import dev.carousel.lab.record.Elsewhere;
import dev.carousel.lab.record.Outcome;
import dev.carousel.lab.record.Trained;
import dev.carousel.lab.study.Setup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * One trial while it trains. The outcome and its number of updates do not depend on when the trial
 * stops: one that goes on after it was solved stays solved, at the same update.
 */
final class TrainingLoop {
  private final Setup setup;
  private final Setup.Training training;
  private final Model model;
  private final TrainingListener listener;
  private final Evaluator evaluator;
  private final Batch batch;
  private final Rules rules;
  private final double[] parameters;
  private final double[] gradient;
  private final double[] frozen;
  private final Seeding seeding;
  private final Perturbation perturbation;
  private final GradientControl control;
  private final Track track;
  private final Growth growth;
  private @Nullable Recent recent;
  private final long drawKey;
  private final List<Double> losses = new ArrayList<>();
  private SortedMap<String, Double> metrics = new TreeMap<>();
  private String trouble = "";
  private long update;
  private long evaluatedAt;
  private double lossSum;
  private double firstLoss;

  TrainingLoop(Setup setup, Seeding seeding, Model model, TrainingListener listener) {
    this.setup = setup;
    this.seeding = seeding;
    this.training = setup.training();
    this.model = model;
    this.listener = listener;
    var task = setup.task();
    track = new Track(task.solved());
    growth = new Growth(setup, seeding);
    recent = recent();
    evaluator = new Evaluator(task, seeding, setup.heldOutSequences(), training.batch());
    batch = new Batch(task.format(), training.batch());
    parameters =
        Initial.parameters(
            model.layout(),
            setup.units(),
            setup.initial(),
            setup.equations().initial(),
            block -> seeding.stream("weights", block));
    frozen =
        Initial.frozen(
            model.layout(),
            setup.units(),
            setup.initial(),
            setup.equations().initial(),
            block -> seeding.stream("weights", block));
    model.freeze(frozen);
    drawKey = seeding.key("draws");
    gradient = new double[parameters.length];
    control =
        new GradientControl(training.control(), model.layout(), seeding.stream("gradient noise"));
    perturbation = new Perturbation(training.noise(), seeding, parameters.length);
    rules = new Rules(setup, model.layout(), group -> seeding.stream("updates", group));
  }

  /** Without sequences yet; null where held-out ones decide. */
  private @Nullable Recent recent() {
    return setup.streak().map(streak -> new Recent(streak, training.batch())).orElse(null);
  }

  /**
   * Trains, then measures elsewhere.
   *
   * @param models makes a model for another form of the task, which is closed here
   */
  Trained run(Function<Task, Model> models) {
    Outcome outcome = train();
    boolean measured = trouble.isEmpty() && outcome != Outcome.INTERRUPTED;
    return trained(outcome, measured ? elsewhere(models) : List.of());
  }

  private Outcome train() {
    while (update < training.updates() && !finished()) {
      if (listener.cancelled()) {
        return Outcome.INTERRUPTED;
      }
      if (listener.timedOut()) {
        return track.isSolved() ? Outcome.SOLVED : Outcome.TIMED_OUT;
      }
      update();
      if (trouble.isEmpty() && isEvaluated()) {
        evaluate();
      }
    }
    if (track.isSolved()) {
      return Outcome.SOLVED;
    }
    return trouble.isEmpty() ? Outcome.UNSOLVED : Outcome.DIVERGED;
  }

  private List<Elsewhere> elsewhere(Function<Task, Model> models) {
    var found = new ArrayList<Elsewhere>();
    for (Setup.Elsewhere other : training.evaluation().elsewhere()) {
      try (Model longer = models.apply(other.task())) {
        longer.freeze(frozen);
        var measured =
            new Evaluator(
                    other.task(),
                    seeding.within(other.where()),
                    training.evaluation().sequences(),
                    training.batch())
                .evaluate(longer, rules.evaluated(parameters));
        Criterion criterion = other.task().solved();
        boolean solved =
            criterion.reached(measured.getOrDefault(criterion.metric().label(), Double.NaN));
        found.add(new Elsewhere(other.where(), solved, measured));
      }
    }
    return found;
  }

  private boolean isEvaluated() {
    boolean newlySolved = recent != null && recent.isReached() && !track.isSolved();
    return update % training.evaluation().every() == 0
        || update == training.updates()
        || newlySolved;
  }

  private boolean finished() {
    return !trouble.isEmpty() || stops();
  }

  private boolean stops() {
    return switch (training.ending().stop()) {
      case SOLVED -> track.isSolved();
      case PLATEAU -> track.isPlateau(training.ending().patience());
      case NEVER -> false;
    };
  }

  private void update() {
    update++;
    batch.fill(growth.episodes());
    if (rules.searching()) {
      batch.startAfresh();
    }
    perturbation.add(batch);
    model.draw(Draws.key(drawKey, update));
    double loss =
        rules.searching()
            ? evaluator.loss(model, parameters, batch)
            : model.gradient(
                perturbation.of(parameters),
                batch,
                gradient,
                recent == null ? null : recent.errors());
    if (!Double.isFinite(loss)) {
      trouble = "the loss became " + loss + " at update " + update;
      return;
    }
    if (!Parameters.allFinite(gradient)) {
      trouble = "the gradient became infinite or not a number at update " + update;
      return;
    }
    if (recent != null) {
      recent.add();
    }
    change();
    if (!Parameters.allFinite(parameters)) {
      trouble = "a parameter became infinite or not a number at update " + update;
      return;
    }
    firstLoss = update == 1 ? loss : firstLoss;
    lossSum += loss;
    listener.updated(update, loss);
  }

  private void change() {
    var progress =
        new Progress(update - 1, training.updates(), Collections.unmodifiableList(losses));
    double factor = setup.schedule().factor(progress);
    if (rules.searching()) {
      rules.search(parameters, this::lossAt, factor);
    } else {
      control.apply(gradient, parameters, update);
      rules.update(parameters, gradient, factor);
    }
  }

  private double lossAt(double[] point) {
    double loss = evaluator.loss(model, point, batch);
    return Double.isNaN(loss) ? Double.POSITIVE_INFINITY : loss;
  }

  private void evaluate() {
    metrics = evaluator.evaluate(model, rules.evaluated(parameters));
    double loss = lossSum / (update - evaluatedAt);
    listener.evaluated(new CurvePoint(update, sequences(update), loss, metrics, growth.value()));
    evaluatedAt = update;
    lossSum = 0;
    track.add(
        update,
        metrics,
        Optional.ofNullable(recent).map(r -> r.isReached() && growth.isComplete()));
    if (growth.evaluated(model, rules.evaluated(parameters), recent)) {
      recent = recent();
    }
    double heldOut = metrics.get(Metric.LOSS.label());
    losses.add(heldOut);
    if (!Double.isFinite(heldOut)) {
      trouble = "the loss on held-out sequences became " + heldOut + " at update " + update;
    } else if (loss > training.ending().divergedAbove() * firstLoss) {
      trouble =
          "the training loss, %s, was more than %s times the first update's, %s, up to update %d"
              .formatted(loss, training.ending().divergedAbove(), firstLoss, update);
    }
  }

  private long sequences(long updates) {
    return updates * training.batch();
  }

  private Trained trained(Outcome outcome, List<Elsewhere> elsewhere) {
    long updates = track.solvedAtOr(update);
    boolean plateau = training.ending().stop() == Setup.Stop.PLATEAU && stops();
    double[] last = rules.evaluated(parameters);
    String digest = Parameters.digest(last);
    listener.ended(DoubleStream.concat(Arrays.stream(last), Arrays.stream(frozen)).toArray());
    return new Trained(
        outcome,
        updates,
        sequences(updates),
        metrics,
        digest,
        trouble,
        track.course(plateau),
        elsewhere);
  }
}
