package dev.carousel.compute.program;

/** A variable of a program; its name is unique there. */
public record Var(String name, Kind kind, Shape shape) {

  /** Where a variable comes from. */
  public enum Kind {
    /** The step's input. */
    INPUT,
    /** A state before the step. */
    STATE,
    /** Trained, or computed from what is trained: the same for all steps and examples. */
    WEIGHT,
    /** Handed in per example and step, such as saved values and cotangents. */
    GIVEN,
    /** Assigned by an equation. */
    LOCAL
  }

  @Override
  public String toString() {
    return name;
  }
}
