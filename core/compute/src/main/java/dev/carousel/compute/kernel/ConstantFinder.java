package dev.carousel.compute.kernel;

import java.util.LinkedHashSet;
import java.util.Set;

/** Writes nothing and notes which constants a kernel needs, so that they can stand before it. */
final class ConstantFinder implements Assembler {
  private final Set<Float> found = new LinkedHashSet<>();

  Set<Float> found() {
    return found;
  }

  @Override
  public int constant(float value) {
    found.add(value);
    return 0;
  }

  @Override
  public int add(int a, int b) {
    return 0;
  }

  @Override
  public int subtract(int a, int b) {
    return 0;
  }

  @Override
  public int multiply(int a, int b) {
    return 0;
  }

  @Override
  public int divide(int a, int b) {
    return 0;
  }

  @Override
  public int fma(int a, int b, int c) {
    return 0;
  }

  @Override
  public int maximum(int a, int b) {
    return 0;
  }

  @Override
  public int minimum(int a, int b) {
    return 0;
  }

  @Override
  public int negate(int a) {
    return 0;
  }

  @Override
  public int absolute(int a) {
    return 0;
  }

  @Override
  public int squareRoot(int a) {
    return 0;
  }

  @Override
  public int less(int a, int b) {
    return 0;
  }

  @Override
  public int atMost(int a, int b) {
    return 0;
  }

  @Override
  public int equal(int a, int b) {
    return 0;
  }

  @Override
  public int select(int condition, int a, int b) {
    return 0;
  }

  @Override
  public int powerOfTwo(int wholeNumber) {
    return 0;
  }

  @Override
  public int exponent(int a) {
    return 0;
  }

  @Override
  public int fraction(int a) {
    return 0;
  }
}
