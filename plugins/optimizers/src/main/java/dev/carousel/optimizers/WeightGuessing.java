package dev.carousel.optimizers;

import dev.carousel.api.Block;
import dev.carousel.api.Optimizer;
import dev.carousel.api.SearchRule;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.describe.Above;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.List;

/**
 * Guesses all weights anew until some are better: each guess is uniform within the range, and
 * replaces the parameters where its loss on the update's batch is smaller. What a task is worth
 * that this solves, a gradient cannot show. The range stands where other rules have a rate, so a
 * schedule scales it.
 */
@Name("weight-guessing")
@Summary("Random weights, kept where they are better than those before")
@Source("Hochreiter & Schmidhuber 1996, NIPS 9, Bridging long time lags by weight guessing")
public record WeightGuessing(
    @Doc("largest absolute value of a guessed weight") @Default("10") @Above(0) double range,
    @Doc("guesses in an update, all on one batch") @Default("16") @Min(1) int guesses)
    implements Optimizer {

  @Override
  public double rate() {
    return range;
  }

  @Override
  public SearchRule rule(List<Block> blocks, RandomStream random) {
    var guess = new double[Block.count(blocks)];
    return (parameters, loss, currentRange) -> {
      double best = loss.applyAsDouble(parameters);
      for (int i = 0; i < guesses; i++) {
        draw(guess, currentRange, random);
        double found = loss.applyAsDouble(guess);
        if (found < best) {
          best = found;
          System.arraycopy(guess, 0, parameters, 0, guess.length);
        }
      }
    };
  }

  private static void draw(double[] guess, double range, RandomStream random) {
    for (int i = 0; i < guess.length; i++) {
      guess[i] = random.uniform(-range, range);
    }
  }
}
