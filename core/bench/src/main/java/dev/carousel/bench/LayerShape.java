package dev.carousel.bench;

/** How large one recurrent layer and its batch are. */
public record LayerShape(int steps, int batch, int inputs, int units) {

  @Override
  public String toString() {
    return "T=%d B=%d I=%d H=%d".formatted(steps, batch, inputs, units);
  }
}
