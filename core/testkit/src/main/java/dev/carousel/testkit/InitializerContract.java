package dev.carousel.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.api.Component;
import dev.carousel.api.Initializer;
import dev.carousel.api.Initializer.Role;
import dev.carousel.api.Initializer.Weight;
import dev.carousel.api.data.RandomStream;
import dev.carousel.compute.random.Streams;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an initializer promises, for weights of every role and of awkward shapes. */
public abstract class InitializerContract extends ComponentContract {
  private static final int UNITS = 7;

  /** The initializer under test. */
  protected abstract Initializer initializer();

  @Override
  final Component component() {
    return initializer();
  }

  static Stream<Weight> weights() {
    return Stream.of(
        new Weight("W", UNITS, 3, Role.INPUT, 0),
        new Weight("U", UNITS, UNITS, Role.RECURRENT, 0),
        new Weight("E", 1, UNITS, Role.RECURRENT, 0),
        new Weight("W", 2, UNITS, Role.READOUT, 0),
        new Weight("b_f", UNITS, 1, Role.BIAS, 1),
        new Weight("b_u", UNITS, 1, Role.BIAS, -1),
        new Weight("p_i", UNITS, 1, Role.VECTOR, 0),
        new Weight("s", 1, 1, Role.VECTOR, 0),
        new Weight("h", UNITS, 1, Role.STATE, 0));
  }

  private double[] filled(Weight weight, RandomStream random) {
    var values = new double[weight.rows() * weight.columns()];
    Arrays.fill(values, Double.NaN);
    initializer().fill(weight, UNITS, values, random);
    return values;
  }

  @ParameterizedTest
  @MethodSource("weights")
  protected void it_fills_every_entry(Weight weight) {
    double[] values = filled(weight, Streams.named(1, "weights"));
    assertTrue(Arrays.stream(values).allMatch(Double::isFinite), () -> Arrays.toString(values));
  }

  @ParameterizedTest
  @MethodSource("weights")
  protected void one_stream_gives_one_result(Weight weight) {
    assertArrayEquals(
        filled(weight, Streams.named(1, "weights")), filled(weight, Streams.named(1, "weights")));
  }

  @ParameterizedTest
  @MethodSource("weights")
  protected void another_stream_gives_another_result_if_it_draws_at_all(Weight weight) {
    var counting = new CountingStream(Streams.named(1, "weights"));
    double[] first = filled(weight, counting);
    double[] second = filled(weight, Streams.named(2, "weights"));
    if (counting.draws() == 0) {
      assertArrayEquals(first, second);
    } else if (first.length > 1) {
      assertFalse(Arrays.equals(first, second), "the stream was drawn from in vain");
    }
  }
}
