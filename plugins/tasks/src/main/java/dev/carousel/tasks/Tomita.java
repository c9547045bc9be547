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
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Tell whether a string of bits belongs to one of Tomita's languages.
 *
 * <p>Language 1 is 1*; 2 is (10)*; 3 has no odd run of zeros right behind an odd run of ones; 4 has
 * no 000; 5 has an even number of zeros and of ones; 6 has zeros less ones divisible by three; 7 is
 * 0*1*0*1*. Half of the strings are members, uniform among those of their length, half are not,
 * likewise; the last step asks for the class, 1 for a member. Training lengths are equally likely
 * from {@code shortest} to {@code longest}, as far as a language has members and others of that
 * length (2 and 5 have only even ones); held-out strings have {@code test} bits.
 */
@Name("tomita")
@Summary("Tell whether a string of bits belongs to one of Tomita's seven languages")
@Source("Tomita 1982, Proceedings of the Cognitive Science Society 4")
@Example("1 0 1 0 0 1 -> 1")
public record Tomita(
    @Doc("which language") @Default("4") @Min(1) @Max(7) int language,
    @Doc("fewest bits of a training string") @Default("2") @Min(2) @Max(1000) int shortest,
    @Doc("most bits of a training string") @Default("20") @Min(2) @Max(1000) int longest,
    @Doc("bits of a held-out string") @Default("20") @Min(2) @Max(1000) int test)
    implements Task {

  public Tomita {
    new Lengths(shortest, longest, test);
    Language chosen = Language.values()[language - 1];
    if (lengths(chosen, test, test).length == 0 || lengths(chosen, shortest, longest).length == 0) {
      throw new IllegalArgumentException(
          "language " + language + " has no members, or nothing else, of such a length");
    }
  }

  private Language automaton() {
    return Language.values()[language - 1];
  }

  /** Lengths at which there are members and others. */
  private static int[] lengths(Language language, int from, int to) {
    double[][] members = language.share(true, to);
    return IntStream.rangeClosed(from, to)
        .filter(bits -> members[bits][0] > 0 && members[bits][0] < 1)
        .toArray();
  }

  @Override
  public Format format() {
    return Format.tokens(2, 2, Math.max(longest, test));
  }

  @Override
  public Episodes episodes(RandomStream random) {
    return strings(random, shortest, longest);
  }

  @Override
  public Episodes heldOut(RandomStream random) {
    return strings(random, test, test);
  }

  private Episodes strings(RandomStream random, int from, int to) {
    Language language = automaton();
    int[] lengths = lengths(language, from, to);
    double[][][] shares = {language.share(false, to), language.share(true, to)};
    return sequence -> {
      int length = lengths[random.below(lengths.length)];
      int member = random.below(2);
      sequence.begin(length);
      write(sequence, length, language, shares[member], random);
      sequence.target(length - 1, member);
    };
  }

  /** A 0 is as likely as the share of strings of the wanted class that go on with it. */
  private static void write(
      Sequence sequence, int length, Language language, double[][] share, RandomStream random) {
    int node = 0;
    for (int step = 0; step < length; step++) {
      double[] rest = share[length - 1 - step];
      double zero = rest[language.next(node, 0)];
      double one = rest[language.next(node, 1)];
      int bit = random.uniform() * (zero + one) < zero ? 0 : 1;
      sequence.token(step, bit);
      node = language.next(node, bit);
    }
  }

  /** One error in a hundred. */
  @Override
  public Criterion solved() {
    return Criterion.accuracy(0.99);
  }

  @Override
  public List<Baseline> baselines() {
    double right = 0;
    double loss = 0;
    double[][] joint = classesByLastBit();
    for (double[] classes : joint) {
      double either = classes[0] + classes[1];
      right += Math.max(classes[0], classes[1]);
      for (double one : classes) {
        loss -= one == 0 ? 0 : one * StrictMath.log(one / either);
      }
    }
    return Stream.concat(
            Guess.chance("names either", 2).stream(),
            Stream.of(
                new Baseline("memoryless", "knows the last bit", Metric.ACCURACY, right),
                new Baseline("memoryless", "knows the last bit", Metric.LOSS, loss)))
        .toList();
  }

  /** The probabilities [last bit][class] of held-out strings. */
  private double[][] classesByLastBit() {
    Language language = automaton();
    double[] before = reached(language, test - 1);
    var joint = new double[2][2];
    for (int node = 0; node < language.nodes(); node++) {
      for (int bit = 0; bit < 2; bit++) {
        int member = language.accepts(language.next(node, bit)) ? 1 : 0;
        joint[bit][member] += before[node];
      }
    }
    for (int member = 0; member < 2; member++) {
      double all = joint[0][member] + joint[1][member];
      joint[0][member] /= 2 * all;
      joint[1][member] /= 2 * all;
    }
    return joint;
  }

  /** How likely a string of uniform bits leads to each node. */
  private static double[] reached(Language language, int bits) {
    var at = new double[language.nodes()];
    at[0] = 1;
    for (int i = 0; i < bits; i++) {
      var next = new double[at.length];
      for (int node = 0; node < at.length; node++) {
        next[language.next(node, 0)] += at[node] / 2;
        next[language.next(node, 1)] += at[node] / 2;
      }
      at = next;
    }
    return at;
  }
}
