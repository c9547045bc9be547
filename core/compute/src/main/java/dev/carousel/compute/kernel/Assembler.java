package dev.carousel.compute.kernel;

/**
 * Writes the body of a kernel one operation at a time. A value is the number of the local variable
 * that holds it. Every operation is exactly rounded, so that all forms compute the same bits.
 */
interface Assembler {

  /** A value to begin with: the same number in every lane. */
  int constant(float value);

  int add(int a, int b);

  int subtract(int a, int b);

  int multiply(int a, int b);

  int divide(int a, int b);

  /** a * b + c, rounded once. */
  int fma(int a, int b, int c);

  /** As {@link Math#max(float, float)}. */
  int maximum(int a, int b);

  /** As {@link Math#min(float, float)}. */
  int minimum(int a, int b);

  int negate(int a);

  int absolute(int a);

  int squareRoot(int a);

  /** A condition: a &lt; b. */
  int less(int a, int b);

  /** A condition: a &lt;= b. */
  int atMost(int a, int b);

  /** A condition: a == b. */
  int equal(int a, int b);

  /** a where the condition holds, else b. */
  int select(int condition, int a, int b);

  /** 2 to the power of a whole number in -126 to 128, where 128 gives infinity. */
  int powerOfTwo(int wholeNumber);

  /** The exponent e of a positive normal number m 2^e with m in [1/2, 1), as a number. */
  int exponent(int a);

  /** The fraction m of a positive normal number m 2^e, in [1/2, 1). */
  int fraction(int a);
}
