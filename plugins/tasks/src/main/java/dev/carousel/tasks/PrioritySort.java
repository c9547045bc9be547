package dev.carousel.tasks;

import dev.carousel.api.Task;
import dev.carousel.api.data.Baseline;
import dev.carousel.api.data.Criterion;
import dev.carousel.api.data.Episodes;
import dev.carousel.api.data.Format;
import dev.carousel.api.data.Metric;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.data.Sequence;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Example;
import dev.carousel.api.describe.Max;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.List;

/**
 * Give rows of bits in the order of their priorities.
 *
 * <p>Each of {@code items} steps has a row of {@code bits} fair bits and, on the last channel, its
 * priority, uniform in [-1, 1). Then, without input, the {@code sorted} rows of highest priority
 * are to be given, the highest first. A row is right when all its bits are.
 */
@Name("priority-sort")
@Summary("Give rows of bits in the order of their priorities")
@Source("Graves, Wayne & Danihelka 2014, Neural Turing Machines, section 4.5")
@Example("10:-0.5 01:0.5 11:0.25 00:0 00:0 -> 01 11")
public record PrioritySort(
    @Doc("rows of a sequence") @Default("20") @Min(2) @Max(100) int items,
    @Doc("how many of them are to be given") @Default("16") @Min(1) int sorted,
    @Doc("bits of a row") @Default("8") @Min(1) @Max(12) int bits)
    implements Task {

  public PrioritySort {
    if (sorted > items) {
      throw new IllegalArgumentException("sorted is " + sorted + ", above items, " + items);
    }
  }

  @Override
  public Format format() {
    return new Format(bits + 1, false, bits, Format.Target.LABELS, items + sorted);
  }

  @Override
  public Episodes episodes(RandomStream random) {
    var rows = new int[items];
    var priorities = new double[items];
    return sequence -> write(sequence, rows, priorities, random);
  }

  private void write(Sequence sequence, int[] rows, double[] priorities, RandomStream random) {
    var form = new BitRows(bits);
    sequence.begin(items + sorted);
    for (int item = 0; item < items; item++) {
      int row = form.draw(random);
      double priority = random.uniform(-1, 1);
      form.put(sequence, item, row);
      sequence.input(item, bits, priority);
      insert(item, row, priority, rows, priorities);
    }
    for (int place = 0; place < sorted; place++) {
      form.answer(sequence, items + place, rows[place]);
    }
  }

  /** Puts a row among those before it, the highest first. */
  private static void insert(
      int before, int row, double priority, int[] rows, double[] priorities) {
    int place = before;
    while (place > 0 && priorities[place - 1] < priority) {
      rows[place] = rows[place - 1];
      priorities[place] = priorities[place - 1];
      place--;
    }
    rows[place] = row;
    priorities[place] = priority;
  }

  /** One row in a hundred may be wrong. */
  @Override
  public Criterion solved() {
    return Criterion.accuracy(0.99);
  }

  @Override
  public List<Baseline> baselines() {
    var form = new BitRows(bits);
    String any = "gives any bits";
    String known = "knows the rows, not their priorities";
    return List.of(
        new Baseline(Guess.CHANCE, any, Metric.ACCURACY, form.guessed()),
        new Baseline(Guess.CHANCE, any, Metric.LOSS, form.tossed()),
        new Baseline("rows", known, Metric.LOSS, bits * new Draw(items, 2).loss()));
  }
}
