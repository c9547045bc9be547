package org.example.carousel;

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

/**
 * Is the number of ones odd? {@code length} fair bits; after the last, class 1 if the ones are odd,
 * else class 0. Whoever misses a single bit knows nothing, so there is no plateau on the way.
 */
@Name("odd-ones")
@Summary("Tell whether a sequence of bits has an odd number of ones")
@Source("Bengio, Simard & Frasconi 1994, IEEE Transactions on Neural Networks 5")
@Example("1 0 1 1 -> odd")
public record OddOnes(@Doc("bits of a sequence") @Default("20") @Min(1) int length)
    implements Task {

  @Override
  public Format format() {
    return Format.tokens(2, 2, length);
  }

  @Override
  public Episodes episodes(RandomStream random) {
    return sequence -> write(sequence, random);
  }

  private void write(Sequence sequence, RandomStream random) {
    sequence.begin(length);
    int odd = 0;
    for (int step = 0; step < length; step++) {
      int bit = random.below(2);
      sequence.token(step, bit);
      odd ^= bit;
    }
    sequence.target(length - 1, odd);
  }

  @Override
  public Criterion solved() {
    return Criterion.accuracy(0.99);
  }

  @Override
  public List<Baseline> baselines() {
    return List.of(
        new Baseline("chance", "says odd or even at will", Metric.ACCURACY, 0.5),
        new Baseline("chance", "says odd or even at will", Metric.LOSS, StrictMath.log(2)));
  }
}
