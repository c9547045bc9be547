package dev.carousel.compute.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Memory grows with the square root of the length where states are kept only now and then. */
class LongSequenceTest {

  @Test
  void a_hundred_thousand_steps_fit_into_one_gibibyte() throws Exception {
    var run = OtherJava.run(LongSequence.class, "-Xmx1g", "" + Backpropagation.AUTO);
    assertEquals(0, run.status(), run.output());
    String[] numbers = run.output().split(" ");
    assertTrue(Double.parseDouble(numbers[0]) > 0 && Double.parseDouble(numbers[1]) > 0);
  }

  @Test
  void without_checkpoints_they_do_not() throws Exception {
    assertTrue(OtherJava.run(LongSequence.class, "-Xmx1g", "0").status() != 0);
  }
}
