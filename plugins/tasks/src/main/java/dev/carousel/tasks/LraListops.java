package dev.carousel.tasks;

import dev.carousel.api.Task;
import dev.carousel.api.data.Baseline;
import dev.carousel.api.data.Criterion;
import dev.carousel.api.data.Episodes;
import dev.carousel.api.data.Format;
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
 * Compute a nested expression of minima, maxima, medians and sums modulo ten.
 *
 * <p>A node at a depth below {@code depth} is a digit with probability 3/4, at {@code depth}
 * always; else an operator, {@code [MIN}, {@code [MAX}, {@code [MED} or {@code [SM}, with 2 to
 * {@code arguments} nodes, uniform, and a closing bracket. An expression is kept if it has {@code
 * shortest} to {@code longest} tokens. The median of an even number of digits is the mean of the
 * middle two, rounded down; {@code SM} is the sum modulo 10. At the last step the value, 0 to 9, is
 * to be named. Tokens are numbered digits, operators, bracket.
 *
 * <p>The published setting is {@code depth} 10, {@code arguments} 10, {@code shortest} 501, {@code
 * longest} 1999; its text has further round brackets, which tell nothing and are left out here.
 */
@Name("lra-listops")
@Summary("Compute a nested expression of minima, maxima, medians and sums modulo ten")
@Source("Tay et al. 2021, ICLR, Long Range Arena (program); Nangia & Bowman 2018")
@Example("[MAX 2 [SM 7 6 ] 1 ] -> 3")
public record LraListops(
    @Doc("most tokens of an expression") @Default("100") @Min(4) int longest,
    @Doc("fewest tokens of an expression") @Default("20") @Min(4) int shortest,
    @Doc("depth at which every node is a digit") @Default("6") @Min(2) @Max(20) int depth,
    @Doc("most arguments of an operator") @Default("6") @Min(2) @Max(20) int arguments)
    implements Task {

  public LraListops {
    if (shortest > longest) {
      throw new IllegalArgumentException("shortest is " + shortest + ", above longest, " + longest);
    }
  }

  @Override
  public Format format() {
    return Format.tokens(ListOpsTree.TOKENS, ListOpsTree.DIGITS, longest);
  }

  @Override
  public Episodes episodes(RandomStream random) {
    var tree = new ListOpsTree(longest, depth, arguments, random);
    return sequence -> write(sequence, tree);
  }

  private void write(Sequence sequence, ListOpsTree tree) {
    int value = tree.grow(shortest);
    sequence.begin(tree.size());
    for (int step = 0; step < tree.size(); step++) {
      sequence.token(step, tree.token(step));
    }
    sequence.target(tree.size() - 1, value);
  }

  /** One answer in twenty may be wrong. */
  @Override
  public Criterion solved() {
    return Criterion.accuracy(0.95);
  }

  @Override
  public List<Baseline> baselines() {
    return Blind.chance(this, "names the likeliest value");
  }
}
