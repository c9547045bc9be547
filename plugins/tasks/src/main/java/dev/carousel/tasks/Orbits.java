package dev.carousel.tasks;

/**
 * Solutions of an autonomous differential equation side by side, by fourth-order Runge and Kutta
 * with a fixed step: each loop is over all of them, which is several times faster than one after
 * another.
 */
final class Orbits {
  static final int COUNT = 32;

  private final Equation equation;
  private final double step;
  private final double[] states;
  private final double[] moved;
  private final double[] slopes;
  private final double[] sums;

  /** The right side. Of all arrays, variable v of orbit i is entry {@code v * COUNT + i}. */
  interface Equation {
    /** Writes the derivatives by time at the states. */
    void slopes(double[] states, double[] slopes);
  }

  /** Orbits that begin at 0. */
  Orbits(Equation equation, int variables, double step) {
    this.equation = equation;
    this.step = step;
    states = new double[variables * COUNT];
    moved = new double[states.length];
    slopes = new double[states.length];
    sums = new double[states.length];
  }

  double value(int variable, int orbit) {
    return states[variable * COUNT + orbit];
  }

  void place(int variable, int orbit, double value) {
    states[variable * COUNT + orbit] = value;
  }

  /** Copies the first variables of all orbits. */
  void copy(int variables, double[] to, int offset) {
    System.arraycopy(states, 0, to, offset, variables * COUNT);
  }

  void advance(int steps) {
    for (int i = 0; i < steps; i++) {
      advance();
    }
  }

  private void advance() {
    equation.slopes(states, slopes);
    System.arraycopy(slopes, 0, sums, 0, sums.length);
    middle(step / 2);
    middle(step / 2);
    move(step);
    equation.slopes(moved, slopes);
    for (int i = 0; i < states.length; i++) {
      states[i] += step / 6 * (sums[i] + slopes[i]);
    }
  }

  private void middle(double far) {
    move(far);
    equation.slopes(moved, slopes);
    for (int i = 0; i < sums.length; i++) {
      sums[i] += 2 * slopes[i];
    }
  }

  private void move(double far) {
    for (int i = 0; i < states.length; i++) {
      moved[i] = states[i] + far * slopes[i];
    }
  }
}
