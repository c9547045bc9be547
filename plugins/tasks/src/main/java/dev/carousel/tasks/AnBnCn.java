package dev.carousel.tasks;

import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Example;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;

/**
 * Predict what may follow in a^n b^n c^n: counting twice.
 *
 * <p>As {@link AnBn} with a third letter: {c} at the n-th b and at c, and {T} at the n-th c. No
 * context-free grammar has this language; one counter is not enough.
 */
@Name("anbncn")
@Summary("Predict what may follow in a^n b^n c^n, counting far beyond what was trained")
@Source("Gers & Schmidhuber 2001, IEEE Transactions on Neural Networks 12")
@Example("S a a b b c c -> a ab ab b c c T")
public record AnBnCn(
    @Doc("largest n in training") @Default("10") @Min(1) int longest,
    @Doc("largest n in held-out strings") @Default("30") @Min(5) int test)
    implements EqualRuns {

  @Override
  public int letters() {
    return 3;
  }
}
