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
 * Compute the value of a row of numbers modulo a number.
 *
 * <p>{@code numbers} uniform digits below {@code modulus}, between them {@code +}, {@code -} or
 * {@code *} with equal probability, multiplication first; then {@code =}, and there the value
 * modulo {@code modulus} is to be named. {@code 2 numbers} steps. Two residues are state enough:
 * the sum so far and the product under way. Tokens are numbered digits, {@code +}, {@code -},
 * {@code *}, {@code =}.
 *
 * <p>The form without brackets of Delétang et al.
 */
@Name("modular-arith")
@Summary("Compute a row of additions, subtractions and products modulo a number")
@Source("Delétang et al. 2023, ICLR, Neural Networks and the Chomsky Hierarchy")
@Example("3 + 2 * 4 - 1 = -> 0")
public record ModularArith(
    @Doc("numbers in a row") @Default("20") @Min(2) int numbers,
    @Doc("the modulus") @Default("5") @Min(2) int modulus)
    implements Task {

  private static final int OPERATIONS = 3;

  @Override
  public Format format() {
    return Format.tokens(modulus + OPERATIONS + 1, modulus, 2 * numbers);
  }

  @Override
  public Episodes episodes(RandomStream random) {
    return sequence -> write(sequence, random);
  }

  private void write(Sequence sequence, RandomStream random) {
    sequence.begin(2 * numbers);
    int first = random.below(modulus);
    sequence.token(0, first);
    int state = first;
    for (int number = 1; number < numbers; number++) {
      int operation = random.below(OPERATIONS);
      int digit = random.below(modulus);
      sequence.token(2 * number - 1, modulus + operation);
      sequence.token(2 * number, digit);
      state = next(state, operation, digit);
    }
    sequence.token(2 * numbers - 1, modulus + OPERATIONS);
    sequence.target(2 * numbers - 1, value(state));
  }

  /** A state is the sum of the finished terms times the modulus plus the product under way. */
  private int next(int state, int operation, int digit) {
    int product = state % modulus;
    return switch (operation) {
      case 0 -> value(state) * modulus + digit;
      case 1 -> value(state) * modulus + (modulus - digit) % modulus;
      default -> state - product + product * digit % modulus;
    };
  }

  private int value(int state) {
    return (state / modulus + state % modulus) % modulus;
  }

  /** One answer in a hundred may be wrong. */
  @Override
  public Criterion solved() {
    return Criterion.accuracy(0.99);
  }

  @Override
  public List<Baseline> baselines() {
    return Stream.of(
            new Odds(values()).baselines(Guess.CHANCE, "names the likeliest value"), withoutFirst())
        .flatMap(List::stream)
        .toList();
  }

  /** The probability of each value. */
  private double[] values() {
    var now = new double[modulus * modulus];
    for (int digit = 0; digit < modulus; digit++) {
      now[digit] = 1.0 / modulus;
    }
    for (int number = 1; number < numbers; number++) {
      var next = new double[now.length];
      for (int state = 0; state < now.length; state++) {
        for (int operation = 0; operation < OPERATIONS; operation++) {
          for (int digit = 0; digit < modulus; digit++) {
            next[next(state, operation, digit)] += now[state] / (OPERATIONS * modulus);
          }
        }
      }
      now = next;
    }
    var values = new double[modulus];
    for (int state = 0; state < now.length; state++) {
      values[value(state)] += now[state];
    }
    return values;
  }

  /**
   * Knowing all but the first number: it enters the value times a known factor f, so that {@code
   * modulus / gcd(f, modulus)} values are equally likely.
   */
  private List<Baseline> withoutFirst() {
    double[] factors = factors();
    double right = 0;
    double loss = 0;
    for (int factor = 0; factor < modulus; factor++) {
      int divisor = divisor(factor, modulus);
      right += factors[factor] * divisor / modulus;
      loss += factors[factor] * StrictMath.log((double) modulus / divisor);
    }
    String meaning = "knows everything but the first number";
    return List.of(
        new Baseline("all but the first", meaning, Metric.ACCURACY, right),
        new Baseline("all but the first", meaning, Metric.LOSS, loss));
  }

  /** The probability of each factor of the first number: the product of its whole term. */
  private double[] factors() {
    var ended = new double[modulus];
    var open = new double[modulus];
    open[1] = 1;
    for (int number = 1; number < numbers; number++) {
      var next = new double[modulus];
      for (int factor = 0; factor < modulus; factor++) {
        ended[factor] += open[factor] * (OPERATIONS - 1) / OPERATIONS;
        for (int digit = 0; digit < modulus; digit++) {
          next[factor * digit % modulus] += open[factor] / (OPERATIONS * modulus);
        }
      }
      open = next;
    }
    for (int factor = 0; factor < modulus; factor++) {
      ended[factor] += open[factor];
    }
    return ended;
  }

  private static int divisor(int a, int b) {
    return b == 0 ? a : divisor(b, a % b);
  }
}
