package dev.carousel.bench;

/** How large one LSTM layer and its batch are. */
public record LstmShape(int steps, int batch, int inputs, int units) {

  /** Multiply-adds of the matrix products of a forward and a backward pass, counted as two. */
  public double operations() {
    double product = 2.0 * steps * batch * 4 * units;
    return product * (3.0 * units + 2.0 * inputs);
  }

  @Override
  public String toString() {
    return "T=%d B=%d I=%d H=%d".formatted(steps, batch, inputs, units);
  }
}
