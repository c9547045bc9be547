package dev.carousel.compute.model;

/**
 * e to the power of a number that is not positive, in double precision: the same bits on every
 * machine, several times as fast as {@link StrictMath#exp}, which a softmax over many classes would
 * spend most of an update in.
 */
final class Exponential {
  private static final double LOWEST = -708;
  private static final double PER_LN2 = 1.4426950408889634;

  /** ln 2 in two parts; the first has so few bits that a whole number times it is exact. */
  private static final double LN2_HIGH = 0x1.62e42fee00000p-1;

  private static final double LN2_LOW = 0x1.a39ef35793c76p-33;

  private Exponential() {}

  /**
   * e^x to two units in the last place for x from -708 to 0; below that 3e-308.
   *
   * @param x not positive, or NaN
   */
  static double of(double x) {
    double bounded = Math.max(x, LOWEST);
    double n = Math.rint(bounded * PER_LN2);
    double r = Math.fma(-n, LN2_LOW, Math.fma(-n, LN2_HIGH, bounded));
    double power = 1.6059043836821613e-10;
    power = Math.fma(power, r, 2.08767569878681e-9);
    power = Math.fma(power, r, 2.505210838544172e-8);
    power = Math.fma(power, r, 2.755731922398589e-7);
    power = Math.fma(power, r, 2.7557319223985893e-6);
    power = Math.fma(power, r, 2.48015873015873e-5);
    power = Math.fma(power, r, 1.984126984126984e-4);
    power = Math.fma(power, r, 1.388888888888889e-3);
    power = Math.fma(power, r, 8.333333333333333e-3);
    power = Math.fma(power, r, 4.1666666666666664e-2);
    power = Math.fma(power, r, 0.16666666666666666);
    power = Math.fma(power, r, 0.5);
    power = Math.fma(power, r, 1);
    power = Math.fma(power, r, 1);
    return power * Double.longBitsToDouble(((long) n + 1023) << 52);
  }
}
