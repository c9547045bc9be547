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
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.List;
import java.util.stream.Stream;

/**
 * Multiply the elements of a group as they come.
 *
 * <p>Each token is a uniform element of the group; at every step (or the last one) the product of
 * all tokens so far is to be named, in the order in which they came. In a group that is not
 * solvable (a5, s5) this is complete for the circuit class NC1, beyond what one layer of a diagonal
 * linear recurrence can do; z60, as large as a5, is the easy control. Elements are numbered as in
 * {@link Group}.
 */
@Name("word-problem")
@Summary("Name the product of the elements of a group, such as permutations of five things")
@Source("Merrill, Petty & Sabharwal 2024, ICML; Barrington 1989")
@Example("213 132 132 321 -> 213 312 213 231")
public record WordProblem(
    @Doc("the group: permutations (s3, s4, s5), even ones (a4, a5), addition modulo 60 (z60)")
        @Default("s5")
        Group group,
    @Doc("steps of a sequence") @Default("16") @Min(2) int length,
    @Doc("which products are to be named") @Default("every") Products products)
    implements Task {

  /** Which products are to be named. */
  public enum Products {
    EVERY,
    LAST
  }

  @Override
  public Format format() {
    return Format.tokens(group.order(), group.order(), length);
  }

  @Override
  public Episodes episodes(RandomStream random) {
    return sequence -> write(sequence, random);
  }

  private void write(Sequence sequence, RandomStream random) {
    sequence.begin(length);
    int product = 0;
    for (int step = 0; step < length; step++) {
      int element = random.below(group.order());
      sequence.token(step, element);
      product = step == 0 ? element : group.product(product, element);
      if (products == Products.EVERY || step == length - 1) {
        sequence.target(step, product);
      }
    }
  }

  /** One product in a hundred may be wrong. */
  @Override
  public Criterion solved() {
    return Criterion.accuracy(0.99);
  }

  @Override
  public List<Baseline> baselines() {
    List<Baseline> chance =
        Guess.chance("names any element; all tokens but one tell nothing", group.order());
    if (products == Products.LAST) {
      return chance;
    }
    String present = "knows the present token alone, which is the first product";
    double others = (length - 1.0) / length;
    return Stream.of(
            chance,
            List.of(
                new Baseline(
                    "memoryless", present, Metric.ACCURACY, 1.0 / length + others / group.order()),
                new Baseline(
                    "memoryless", present, Metric.LOSS, others * StrictMath.log(group.order()))))
        .flatMap(List::stream)
        .toList();
  }
}
