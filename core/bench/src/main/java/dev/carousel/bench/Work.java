package dev.carousel.bench;

/** Forward and backward pass of a whole layer: what contenders are timed at. */
public record Work(PeerCell cell, LayerShape shape) {

  @Override
  public String toString() {
    return cell + " " + shape;
  }
}
