package dev.carousel.initializers;

import dev.carousel.api.Initializer;

/** Which gate a bias belongs to. */
public enum Gate {
  /** As the cell declares: kept by its gates that keep the old state, 0 elsewhere. */
  DECLARED,
  /** One that keeps the old state. */
  KEEP,
  /** One that lets in the new, and begins as the mirror image of the one that keeps. */
  WRITE;

  /** 1, -1 or 0: which way a bias towards keeping turns. */
  int sign(Initializer.Weight weight) {
    return switch (this) {
      case DECLARED -> weight.retention();
      case KEEP -> weight.retention() == 0 ? 1 : weight.retention();
      case WRITE -> -1;
    };
  }
}
