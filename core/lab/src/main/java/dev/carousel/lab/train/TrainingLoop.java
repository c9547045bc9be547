package dev.carousel.lab.train;

import dev.carousel.api.Schedule.Progress;
import dev.carousel.api.data.Batch;
import dev.carousel.api.data.Criterion;
import dev.carousel.api.data.Episodes;
import dev.carousel.api.data.Metric;
import dev.carousel.compute.model.Clipping;
import dev.carousel.compute.model.Initial;
import dev.carousel.compute.model.Model;
import dev.carousel.compute.random.Draws;
import dev.carousel.lab.record.CurvePoint;
import dev.carousel.lab.record.Outcome;
import dev.carousel.lab.study.Setup;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

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
  private final Episodes episodes;
  private final Batch batch;
  private final Rules rules;
  private final double[] parameters;
  private final double[] gradient;
  private final long drawKey;
  private final List<Double> losses = new ArrayList<>();
  private SortedMap<String, Double> metrics = new TreeMap<>();
  private String trouble = "";
  private long update;
  private long solvedAt;
  private long evaluatedAt;
  private double lossSum;

  TrainingLoop(Setup setup, Seeding seeding, Model model, TrainingListener listener) {
    this.setup = setup;
    this.training = setup.training();
    this.model = model;
    this.listener = listener;
    var task = setup.task();
    evaluator = new Evaluator(task, seeding, training.evaluationSequences(), training.batch());
    episodes = task.episodes(seeding.stream("batches"));
    batch = new Batch(task.format(), training.batch());
    parameters =
        Initial.parameters(
            model.layout(),
            setup.units(),
            setup.initial(),
            setup.equations().initial(),
            block -> seeding.stream("weights", block));
    model.freeze(
        Initial.frozen(
            model.layout(),
            setup.units(),
            setup.initial(),
            setup.equations().initial(),
            block -> seeding.stream("weights", block)));
    drawKey = seeding.key("draws");
    gradient = new double[parameters.length];
    rules = new Rules(setup, model.layout(), group -> seeding.stream("updates", group));
  }

  Trained run() {
    while (update < training.updates() && !finished()) {
      if (listener.cancelled()) {
        return trained(Outcome.INTERRUPTED);
      }
      update();
      if (trouble.isEmpty() && (update % training.evaluateEvery() == 0 || isLast())) {
        evaluate();
      }
    }
    if (solvedAt > 0) {
      return trained(Outcome.SOLVED);
    }
    return trained(trouble.isEmpty() ? Outcome.UNSOLVED : Outcome.DIVERGED);
  }

  private boolean isLast() {
    return update == training.updates();
  }

  private boolean finished() {
    return !trouble.isEmpty() || (solvedAt > 0 && training.stop() == Setup.Stop.SOLVED);
  }

  private void update() {
    update++;
    batch.fill(episodes);
    model.draw(Draws.key(drawKey, update));
    double loss =
        rules.searching()
            ? evaluator.loss(model, parameters, batch)
            : model.gradient(parameters, batch, gradient);
    if (!Double.isFinite(loss)) {
      trouble = "the loss became " + loss + " at update " + update;
      return;
    }
    if (!Parameters.allFinite(gradient)) {
      trouble = "the gradient became infinite or not a number at update " + update;
      return;
    }
    change();
    if (!Parameters.allFinite(parameters)) {
      trouble = "a parameter became infinite or not a number at update " + update;
      return;
    }
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
      clip();
      rules.update(parameters, gradient, factor);
    }
  }

  private double lossAt(double[] point) {
    double loss = evaluator.loss(model, point, batch);
    return Double.isNaN(loss) ? Double.POSITIVE_INFINITY : loss;
  }

  private void clip() {
    if (Double.isFinite(training.clipNorm())) {
      Clipping.byNorm(gradient, training.clipNorm());
    }
    if (Double.isFinite(training.clipValue())) {
      Clipping.byValue(gradient, training.clipValue());
    }
  }

  private void evaluate() {
    metrics = evaluator.evaluate(model, rules.evaluated(parameters));
    double loss = lossSum / (update - evaluatedAt);
    listener.evaluated(new CurvePoint(update, sequences(update), loss, metrics));
    evaluatedAt = update;
    lossSum = 0;
    Criterion criterion = setup.task().solved();
    if (solvedAt == 0 && criterion.reached(metrics.get(criterion.metric().label()))) {
      solvedAt = update;
    }
    double heldOut = metrics.get(Metric.LOSS.label());
    losses.add(heldOut);
    if (!Double.isFinite(heldOut)) {
      trouble = "the loss on held-out sequences became " + heldOut + " at update " + update;
    }
  }

  private long sequences(long updates) {
    return updates * training.batch();
  }

  private Trained trained(Outcome outcome) {
    long updates = solvedAt > 0 ? solvedAt : update;
    String digest = Parameters.digest(rules.evaluated(parameters));
    return new Trained(outcome, updates, sequences(updates), metrics, digest, trouble);
  }
}
