package dev.carousel.tasks;

/**
 * One solution of an autonomous differential equation, by fourth-order Runge and Kutta with a fixed
 * step.
 */
final class Orbit {
  private final Equation equation;
  private final double step;
  private final double[] state;
  private final double[] moved;
  private final double[][] slopes;

  /** The right side: writes the derivative by time at a state. */
  interface Equation {
    void slope(double[] state, double[] slope);
  }

  /**
   * @param state where it begins; its own from now on
   */
  Orbit(Equation equation, double step, double... state) {
    this.equation = equation;
    this.step = step;
    this.state = state;
    moved = new double[state.length];
    slopes = new double[4][state.length];
  }

  double value(int variable) {
    return state[variable];
  }

  void advance(int steps) {
    for (int i = 0; i < steps; i++) {
      advance();
    }
  }

  private void advance() {
    equation.slope(state, slopes[0]);
    slope(1, step / 2);
    slope(2, step / 2);
    slope(3, step);
    for (int i = 0; i < state.length; i++) {
      double middle = slopes[1][i] + slopes[2][i];
      state[i] += step / 6 * (slopes[0][i] + 2 * middle + slopes[3][i]);
    }
  }

  private void slope(int stage, double far) {
    for (int i = 0; i < state.length; i++) {
      moved[i] = state[i] + far * slopes[stage - 1][i];
    }
    equation.slope(moved, slopes[stage]);
  }
}
