package dev.carousel.tasks;

import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Example;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;

/**
 * Predict what may follow in a^n b^n: counting.
 *
 * <p>Tokens S and two letters; a string is S and each letter n times. At every step the set of
 * letters that may follow is to be given, T where the string may end: {a} at S, {a, b} at a, {b} at
 * b, and {T} at the n-th b. A string is accepted when every set is right. In training n is uniform
 * in 1 to {@code longest}, in held-out strings in 1 to {@code test}, which may be far larger.
 */
@Name("anbn")
@Summary("Predict what may follow in a^n b^n, counting far beyond what was trained")
@Source("Gers & Schmidhuber 2001, IEEE Transactions on Neural Networks 12")
@Example("S a a b b -> a ab ab b T")
public record AnBn(
    @Doc("largest n in training") @Default("10") @Min(1) int longest,
    @Doc("largest n in held-out strings") @Default("30") @Min(5) int test)
    implements EqualRuns {

  @Override
  public int letters() {
    return 2;
  }
}
