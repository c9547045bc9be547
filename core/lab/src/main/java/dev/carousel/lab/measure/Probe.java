package dev.carousel.lab.measure;

import dev.carousel.api.CellEquations;
import dev.carousel.api.Optimizer;
import dev.carousel.api.data.Format;
import dev.carousel.lab.plan.Trial;
import dev.carousel.lab.study.Setup;
import dev.carousel.lab.study.Study;
import dev.carousel.lab.study.Variant;
import dev.carousel.lab.train.Seeding;
import dev.carousel.lab.train.Trainer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.LongSupplier;

/** Trains a little of each setup to tell how long a study takes. */
public final class Probe {
  private static final long NANOS = 3_000_000_000L;
  private static final long NANOS_OF_ONE = 400_000_000L;
  private static final int EVALUATE_EVERY = 4;

  private final Trainer trainer;
  private final LongSupplier nanos;

  /**
   * A probe.
   *
   * @param nanos the time
   */
  public Probe(Trainer trainer, LongSupplier nanos) {
    this.trainer = trainer;
    this.nanos = nanos;
  }

  /** Seconds of an update and of an evaluation. */
  private record Pace(double update, double evaluation) {
    static Pace slowest(Collection<Pace> paces) {
      return new Pace(
          paces.stream().mapToDouble(Pace::update).max().orElseThrow(),
          paces.stream().mapToDouble(Pace::evaluation).max().orElseThrow());
    }

    double seconds(Setup.Training training) {
      int evaluations = Math.ceilDiv(training.updates(), training.evaluateEvery());
      return update * training.updates() + evaluation * evaluations;
    }
  }

  /** What decides the pace of a setup. */
  private record Work(
      CellEquations equations,
      int units,
      int layers,
      Format format,
      Class<? extends Optimizer> optimizer,
      int batch,
      int evaluationSequences) {
    static Work of(Setup setup) {
      return new Work(
          setup.equations(),
          setup.units(),
          setup.layers(),
          setup.task().format(),
          setup.optimizer().getClass(),
          setup.training().batch(),
          setup.training().evaluationSequences());
    }
  }

  /**
   * Measures for three seconds at most, longer only where a setup needs more for its first updates.
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
    Map<Work, Pace> paces = paces(distinct);
    if (paces.isEmpty()) {
      return Optional.empty();
    }
    Pace slowest = Pace.slowest(paces.values());
    List<Double> seconds =
        each.stream()
            .map(setup -> paces.getOrDefault(Work.of(setup), slowest).seconds(setup.training()))
            .toList();
    return Optional.of(
        new Forecast(
            longest(seconds, workers),
            workers,
            toDo.size(),
            paces.values().stream().mapToDouble(Pace::update).min().orElseThrow(),
            slowest.update(),
            paces.size(),
            distinct.size()));
  }

  /** When the last worker ends, where each takes the next trial as soon as it is free. */
  private static double longest(List<Double> seconds, int workers) {
    var busy = new ArrayList<>(java.util.Collections.nCopies(workers, 0.0));
    for (double trial : seconds) {
      double first = java.util.Collections.min(busy);
      busy.set(busy.indexOf(first), first + trial);
    }
    return java.util.Collections.max(busy);
  }

  private Map<Work, Pace> paces(SequencedMap<Work, Setup> distinct) {
    long end = nanos.getAsLong() + NANOS;
    int remaining = distinct.size();
    Map<Work, Pace> paces = new HashMap<>();
    for (var entry : distinct.entrySet()) {
      long slice = Math.min(NANOS_OF_ONE, (end - nanos.getAsLong()) / remaining--);
      if (slice > 0) {
        pace(entry.getValue(), slice).ifPresent(pace -> paces.put(entry.getKey(), pace));
      }
    }
    return paces;
  }

  /** Empty where the trial ends before its first evaluation; running it will tell why. */
  private Optional<Pace> pace(Setup setup, long slice) {
    var laps = new Laps(nanos, made -> made.total() >= slice && !made.evaluations().isEmpty());
    try {
      trainer.train(endless(setup), new Seeding(1, 1, "probe"), laps);
    } catch (RuntimeException | LinkageError broken) {
      return Optional.empty();
    }
    return laps.evaluations().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Pace(
                Laps.median(Laps.laterHalf(laps.updates())),
                Laps.median(Laps.laterHalf(laps.evaluations()))));
  }

  private static Setup endless(Setup setup) {
    Setup.Training training = setup.training();
    return new Setup(
        setup.equations(),
        setup.units(),
        setup.layers(),
        setup.trainedStates(),
        setup.task(),
        setup.optimizer(),
        setup.groups(),
        setup.schedule(),
        setup.initial(),
        new Setup.Training(
            training.batch(),
            Integer.MAX_VALUE,
            training.clipNorm(),
            training.clipValue(),
            training.truncate(),
            training.checkpoint(),
            Setup.Stop.NEVER,
            EVALUATE_EVERY,
            training.evaluationSequences()));
  }
}
