package dev.carousel.lab.measure;

import dev.carousel.api.Task;
import dev.carousel.api.data.Baseline;
import dev.carousel.api.data.Criterion;
import dev.carousel.api.data.Episodes;
import dev.carousel.api.data.Format;
import dev.carousel.api.data.RandomStream;
import dev.carousel.lab.plan.Trial;
import dev.carousel.lab.study.Setup;
import dev.carousel.lab.study.Study;
import dev.carousel.lab.study.Variant;
import dev.carousel.lab.train.Seeding;
import dev.carousel.lab.train.Trainer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** Trains a little of each setup to tell how long a study takes. */
public final class Probe {
  private static final long NANOS = 10_000_000_000L;
  private static final long NANOS_OF_ONE = 5_000_000_000L;
  private static final long LEAST_COLD = 800_000_000L;
  private static final long LEAST_WARM = 80_000_000L;
  private static final int EVALUATE_EVERY = 4;
  private static final int EVALUATION_SEQUENCES = 64;

  private final Trainer trainer;
  private final Stopwatch stopwatch;

  public Probe(Trainer trainer, Stopwatch stopwatch) {
    this.trainer = trainer;
    this.stopwatch = stopwatch;
  }

  /**
   * Measures for ten seconds at most, longer only where a setup needs more until its first
   * evaluation has ended.
   *
   * @param toDo trials without a result, each id once
   * @return empty if there is nothing to do or nothing could be measured
   */
  public Optional<Forecast> forecast(Study study, List<Trial> toDo, int workers) {
    Map<List<String>, Setup> setups = new HashMap<>();
    for (Variant variant : study.variants()) {
      setups.put(List.of(variant.arm(), variant.condition()), variant.setup());
    }
    List<Setup> each =
        toDo.stream().map(trial -> setups.get(List.of(trial.arm(), trial.condition()))).toList();
    SequencedMap<Work, Setup> distinct = new LinkedHashMap<>();
    each.forEach(setup -> distinct.putIfAbsent(Work.of(setup), setup));
    Paces paces = measure(distinct);
    return paces.measured() == 0
        ? Optional.empty()
        : Optional.of(forecast(each, distinct.keySet(), paces, workers));
  }

  private static Forecast forecast(
      List<Setup> each, Collection<Work> works, Paces paces, int workers) {
    List<Double> seconds =
        each.stream().map(setup -> paces.of(Work.of(setup)).seconds(setup)).toList();
    DoubleSummaryStatistics updates =
        works.stream().mapToDouble(work -> paces.of(work).update()).summaryStatistics();
    return new Forecast(
        longest(seconds, workers),
        each.stream().anyMatch(setup -> setup.training().ending().stop() == Setup.Stop.SOLVED),
        workers,
        each.size(),
        updates.getMin(),
        updates.getMax(),
        paces.measured(),
        works.size(),
        paces.settled());
  }

  /** When the last worker ends, where each takes the next trial as soon as it is free. */
  private static double longest(List<Double> seconds, int workers) {
    var busy = new ArrayList<>(Collections.nCopies(workers, 0.0));
    for (double trial : seconds) {
      double first = Collections.min(busy);
      busy.set(busy.indexOf(first), first + trial);
    }
    return Collections.max(busy);
  }

  /** Measures what there is time for. What the end cuts short is not warm and does not count. */
  private Paces measure(SequencedMap<Work, Setup> distinct) {
    long end = stopwatch.nanos().getAsLong() + NANOS;
    var paces = new Paces();
    for (Work work : inOrder(distinct.keySet())) {
      long limit = Math.min(NANOS_OF_ONE, end - stopwatch.nanos().getAsLong());
      if (limit > 0) {
        var watched =
            new Watched(stopwatch, paces.knows(work.form()) ? LEAST_WARM : LEAST_COLD, limit);
        Optional<Pace> pace = pace(distinct.get(work), watched);
        if (watched.settled() || limit == NANOS_OF_ONE || paces.measured() == 0) {
          pace.ifPresent(found -> paces.put(work, found));
        }
      }
    }
    return paces;
  }

  /** First the least work of each form, which warms up the code of the others. */
  private static Collection<Work> inOrder(Collection<Work> works) {
    Map<Work.Form, Work> least = new LinkedHashMap<>();
    works.forEach(work -> least.merge(work.form(), work, (a, b) -> size(b) < size(a) ? b : a));
    var order = new LinkedHashSet<>(least.values());
    order.addAll(works);
    return order;
  }

  private static long size(Work work) {
    return (long) work.steps() * work.batch();
  }

  /** Empty where the trial ends before its first evaluation; running it will tell why. */
  private Optional<Pace> pace(Setup setup, Watched watched) {
    Setup endless = endless(setup);
    try {
      trainer.train(endless, new Seeding(1, 1, "probe"), watched);
    } catch (RuntimeException | LinkageError broken) {
      return Optional.empty();
    }
    return watched.evaluations.count() == 0
        ? Optional.empty()
        : Optional.of(
            new Pace(
                watched.updates.seconds(),
                watched.evaluations.seconds() / endless.training().evaluation().sequences(),
                watched.settled()));
  }

  /** A task whose held-out sequences are not all measured on. */
  private record Excerpt(Task whole) implements Task {
    @Override
    public Format format() {
      return whole.format();
    }

    @Override
    public Episodes episodes(RandomStream random) {
      return whole.episodes(random);
    }

    @Override
    public Episodes heldOut(RandomStream random) {
      return whole.heldOut(random);
    }

    @Override
    public Criterion solved() {
      return whole.solved();
    }

    @Override
    public List<Baseline> baselines() {
      return whole.baselines();
    }
  }

  private static Setup endless(Setup setup) {
    Setup.Training training = setup.training();
    int most = Math.max(EVALUATION_SEQUENCES, training.batch());
    int sequences = Math.min(training.evaluation().sequences(), most);
    return setup
        .with(new Excerpt(setup.task()))
        .with(training.endless(new Setup.Evaluation(EVALUATE_EVERY, sequences)));
  }
}
