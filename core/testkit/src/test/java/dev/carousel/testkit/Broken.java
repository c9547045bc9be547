package dev.carousel.testkit;

import dev.carousel.api.Block;
import dev.carousel.api.Cell;
import dev.carousel.api.CellEquations;
import dev.carousel.api.Initializer;
import dev.carousel.api.Optimizer;
import dev.carousel.api.Task;
import dev.carousel.api.UpdateRule;
import dev.carousel.api.data.Baseline;
import dev.carousel.api.data.Criterion;
import dev.carousel.api.data.Episodes;
import dev.carousel.api.data.Format;
import dev.carousel.api.data.Metric;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Summary;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Components that break one promise each, or none where their flaw is {@code NONE}. */
final class Broken {
  private Broken() {}

  /** A promise to break. */
  enum Flaw {
    NONE,
    CLIMBS,
    SHARES_STATE,
    DIVIDES_BY_GRADIENT,
    IGNORES_RATE,
    BOXES_NUMBERS,
    IGNORES_STREAM,
    LEAVES_GAPS,
    DRAWS_IN_VAIN,
    OVERSTATES_CHANCE,
    UNDERSTATES_MEMORYLESS,
    SHOWS_THE_ANSWER,
    SHOWS_THE_ANSWER_LATER,
    TRAINS_WHAT_IT_HOLDS_OUT,
    SOLVED_BY_CHANCE,
    WRITES_NOT_A_NUMBER
  }

  /** Gradient descent. */
  @Name("descent")
  @Summary("Ends in a full stop.")
  record Descent(@Doc("the flaw") @Default("none") Flaw flaw) implements Optimizer {
    private static final AtomicInteger SHARED = new AtomicInteger();
    private static final AtomicReference<Double> LAST = new AtomicReference<>();

    @Override
    public double rate() {
      return 0.01;
    }

    @Override
    public UpdateRule rule(List<Block> blocks, RandomStream random) {
      return (p, gradient, rate) -> {
        for (int i = 0; i < p.length; i++) {
          p[i] -= step(gradient[i], rate);
        }
      };
    }

    private double step(double g, double rate) {
      return switch (flaw) {
        case CLIMBS -> -rate * g;
        case SHARES_STATE -> rate * g * (1 + SHARED.getAndIncrement());
        case DIVIDES_BY_GRADIENT -> rate * g / Math.abs(g);
        case IGNORES_RATE -> rate() * g;
        case BOXES_NUMBERS -> {
          LAST.set(rate * g);
          yield LAST.get();
        }
        default -> rate * g;
      };
    }
  }

  /** Uniform numbers. */
  @Name("noise")
  @Summary("Uniform noise")
  record Noise(@Doc("the flaw") @Default("none") Flaw flaw) implements Initializer {
    private static final AtomicInteger SHARED = new AtomicInteger();

    @Override
    public void fill(Weight weight, int units, double[] values, RandomStream random) {
      int end = flaw == Flaw.LEAVES_GAPS ? values.length - 1 : values.length;
      for (int i = 0; i < end; i++) {
        double drawn = random.uniform();
        values[i] =
            switch (flaw) {
              case IGNORES_STREAM -> SHARED.getAndIncrement();
              case DRAWS_IN_VAIN -> 0;
              default -> drawn;
            };
      }
    }
  }

  /** One fair bit. */
  @Name("coin")
  @Summary("Repeat a bit")
  record Coin(@Doc("the flaw") @Default("none") Flaw flaw) implements Task {
    private static final AtomicInteger SHARED = new AtomicInteger();

    @Override
    public Format format() {
      return Format.values(1, 1, steps());
    }

    private int steps() {
      return flaw == Flaw.SHOWS_THE_ANSWER_LATER ? 2 : 1;
    }

    @Override
    public Episodes episodes(RandomStream random) {
      var written = new AtomicInteger();
      return sequence -> {
        int bit = flaw == Flaw.IGNORES_STREAM ? SHARED.getAndIncrement() % 2 : random.below(2);
        sequence.begin(steps());
        sequence.input(0, 0, input(bit, written.getAndIncrement(), random));
        if (flaw == Flaw.SHOWS_THE_ANSWER_LATER) {
          sequence.input(1, 0, bit);
        }
        sequence.target(0, 0, bit);
      };
    }

    private double input(int bit, int before, RandomStream random) {
      return switch (flaw) {
        case WRITES_NOT_A_NUMBER -> Double.NaN;
        case SHOWS_THE_ANSWER -> bit;
        case TRAINS_WHAT_IT_HOLDS_OUT -> before;
        default -> random.uniform();
      };
    }

    @Override
    public Criterion solved() {
      return Criterion.lossBelow(flaw == Flaw.SOLVED_BY_CHANCE ? 0.3 : 0.01, 0.1);
    }

    @Override
    public List<Baseline> baselines() {
      double chance = flaw == Flaw.OVERSTATES_CHANCE ? 0.2 : 0.25;
      double memoryless = flaw == Flaw.UNDERSTATES_MEMORYLESS ? 0.2 : 0.25;
      return List.of(
          new Baseline("chance", "says one half", Metric.LOSS, chance),
          new Baseline("memoryless", "says one half", Metric.LOSS, memoryless));
    }
  }

  /** A cell with a name that is never assigned. */
  @Name("typo")
  @Summary("A cell with a slip of the keys")
  record Typo(@Doc("entries of h") @Default("3") int units) implements Cell {
    @Override
    public CellEquations equations() {
      return CellEquations.of(List.of("h"), "h", "h' = tanh(W x + U hh + b)");
    }
  }
}
