package dev.carousel.lab.train;

import dev.carousel.api.Block;
import dev.carousel.api.CellEquations;
import dev.carousel.api.Initializer;
import dev.carousel.api.Optimizer;
import dev.carousel.api.Schedule;
import dev.carousel.api.Task;
import dev.carousel.api.UpdateRule;
import dev.carousel.api.data.Baseline;
import dev.carousel.api.data.Criterion;
import dev.carousel.api.data.Episodes;
import dev.carousel.api.data.Format;
import dev.carousel.api.data.Metric;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.data.Streak;
import dev.carousel.lab.study.Setup;
import dev.carousel.lab.study.Study;
import dev.carousel.lab.study.Variant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Components and studies that are trained in milliseconds. */
public final class Toy {
  private Toy() {}

  /** Recall the first of a few tokens at the last step. */
  public record Recall(int gap, double threshold) implements Task {
    @Override
    public Format format() {
      return Format.tokens(3, 2, gap + 2);
    }

    @Override
    public Episodes episodes(RandomStream random) {
      return sequence -> {
        int bit = random.below(2);
        sequence.begin(gap + 2);
        sequence.token(0, bit);
        for (int step = 1; step < gap + 2; step++) {
          sequence.token(step, 2);
        }
        sequence.target(gap + 1, bit);
      };
    }

    @Override
    public Criterion solved() {
      return Criterion.accuracy(threshold);
    }

    @Override
    public List<Baseline> baselines() {
      return List.of(new Baseline("chance", "guesses", Metric.ACCURACY, 0.5));
    }
  }

  /** A task that says when its training sequences count as solved. */
  public record Judged(Task task, Streak streak) implements Task {
    @Override
    public Format format() {
      return task.format();
    }

    @Override
    public Episodes episodes(RandomStream random) {
      return task.episodes(random);
    }

    @Override
    public Criterion solved() {
      return task.solved();
    }

    @Override
    public Optional<Streak> solvedInTraining() {
      return Optional.of(streak);
    }

    @Override
    public List<Baseline> baselines() {
      return task.baselines();
    }
  }

  /** Name the level of the first of a few real inputs at the last step. */
  public record Level() implements Task {
    @Override
    public Format format() {
      return new Format(2, false, 2, Format.Target.CLASS, 4);
    }

    @Override
    public Episodes episodes(RandomStream random) {
      return sequence -> {
        int level = random.below(2);
        sequence.begin(4);
        sequence.input(0, 0, level);
        sequence.input(2, 1, random.uniform());
        sequence.target(3, level);
      };
    }

    @Override
    public Criterion solved() {
      return Criterion.accuracy(2);
    }

    @Override
    public List<Baseline> baselines() {
      return List.of();
    }
  }

  /** A task of a plugin that breaks its contract: its sequences fail. */
  public record Broken() implements Task {
    @Override
    public Format format() {
      return Format.tokens(2, 2, 3);
    }

    @Override
    public Episodes episodes(RandomStream random) {
      return sequence -> {
        throw new IllegalStateException("no such sequence");
      };
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

  /** Plain gradient descent. */
  public record Descent(double rate) implements Optimizer {
    @Override
    public UpdateRule rule(List<Block> blocks, RandomStream random) {
      return (values, gradient, currentRate) -> {
        for (int i = 0; i < values.length; i++) {
          values[i] -= currentRate * gradient[i];
        }
      };
    }
  }

  /** Always the same rate. */
  public record Even() implements Schedule {
    @Override
    public double factor(Progress progress) {
      return 1;
    }
  }

  /** Uniform between plus and minus a bound. */
  public record Spread(double bound) implements Initializer {
    @Override
    public void fill(Weight weight, int units, double[] values, RandomStream random) {
      for (int i = 0; i < values.length; i++) {
        values[i] = random.uniform(-bound, bound);
      }
    }
  }

  public static Setup.Training training(int updates, Setup.Stop stop) {
    return new Setup.Training(4, updates, new Setup.Evaluation(2, 10))
        .with(Setup.Control.clipped(1, Double.POSITIVE_INFINITY))
        .with(Setup.Ending.of(stop));
  }

  /** A simple recurrent cell of three units. */
  public static Setup setup(Task task, double rate, Setup.Training training) {
    return setup(task, rate, training, new Spread(0.5));
  }

  public static Setup setup(
      Task task, double rate, Setup.Training training, Initializer initializer) {
    SequencedMap<Initializer.Role, Initializer> initial = new LinkedHashMap<>();
    Stream.of(Initializer.Role.values()).forEach(role -> initial.put(role, initializer));
    return new Setup(
        CellEquations.of(List.of("h"), "h", "h' = tanh(W x + U h + b)"),
        3,
        1,
        false,
        task,
        new Descent(rate),
        new LinkedHashMap<>(),
        new Even(),
        initial,
        training);
  }

  /** The same with another optimizer, and others of groups of weights. */
  public static Setup with(
      Setup setup, Optimizer optimizer, SequencedMap<String, Optimizer> groups) {
    return new Setup(
        setup.equations(),
        setup.units(),
        setup.layers(),
        setup.trainedStates(),
        setup.task(),
        optimizer,
        groups,
        setup.schedule(),
        setup.initial(),
        setup.training());
  }

  public static Variant variant(String arm, String condition, Setup setup) {
    var resolved = new TreeMap<String, Object>();
    resolved.put("optimizer", setup.optimizer().toString());
    resolved.put("task", setup.task().toString());
    resolved.put("training", setup.training().toString());
    return new Variant(arm, condition, setup, resolved, false);
  }

  /** A study whose arms and conditions are those of its variants. */
  public static Study study(int seeds, Variant... variants) {
    return new Study(
        "toy",
        "Does it run?",
        seeds,
        1,
        Stream.of(variants).map(Variant::arm).distinct().toList(),
        Stream.of(variants).map(Variant::condition).distinct().toList(),
        List.of(),
        List.of(variants));
  }

  /** Two arms that differ in their rate. */
  public static Study study(int seeds) {
    Task task = new Recall(1, 2);
    Setup.Training training = training(3, Setup.Stop.SOLVED);
    return study(
        seeds,
        variant("slow", "all", setup(task, 0.01, training)),
        variant("fast", "all", setup(task, 0.1, training)));
  }
}
