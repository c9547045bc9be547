package dev.carousel.lab.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FiguresTest {

  @Test
  void metrics_have_three_decimals_or_three_digits() {
    assertEquals("0.995", Figures.value(0.99512));
    assertEquals("1.000", Figures.value(1));
    assertEquals("2.303", Figures.value(2.302585));
    assertEquals("0.0123", Figures.value(0.012345));
    assertEquals("0.000124", Figures.value(0.0001235));
    assertEquals("0.000", Figures.value(0));
    assertEquals("12346", Figures.value(12345.6));
    assertEquals("1.2e-08", Figures.value(1.23e-8));
  }

  @Test
  void what_stands_beside_a_value_has_its_decimals() {
    assertEquals("0.11000", Figures.like(0.00312, 3).apply(0.11));
    assertEquals("0.0010", Figures.like(0.0076, 2).apply(0.00101));
  }

  @Test
  void differences_have_a_sign_unless_they_vanish() {
    var signed = Figures.signed(Figures::share);
    assertEquals("+1.00", signed.apply(1));
    assertEquals("-0.40", signed.apply(-0.4));
    assertEquals("0.00", signed.apply(-0.001));
  }

  @Test
  void p_values_have_two_digits_and_no_exponent() {
    assertEquals("0.0079", Figures.p(2.0 / 252));
    assertEquals("0.024", Figures.p(6.0 / 252));
    assertEquals("0.063", Figures.p(0.0625));
    assertEquals("0.1", Figures.p(0.09999999999999998));
    assertEquals("1", Figures.p(1));
    assertEquals("<0.0001", Figures.p(0.00004));
  }
}
