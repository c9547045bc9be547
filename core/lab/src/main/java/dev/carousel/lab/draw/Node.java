package dev.carousel.lab.draw;

import dev.carousel.compute.program.Equation;
import java.util.List;

/**
 * A node of a diagram.
 *
 * @param id its index in the diagram
 * @param label what stands in it, or beside the line of a state
 * @param name of what it computes, as the cell's author wrote it; empty where it has none
 * @param equations of the program that it stands for, in the order of the program
 */
public record Node(int id, Kind kind, String label, String name, List<Equation> equations) {

  /** What a node stands for. */
  public enum Kind {
    /** What the step is given from outside: {@code x}, the index of the step, what is drawn. */
    INPUT,
    /** A state before the step. */
    PREVIOUS,
    /** A state after the step. */
    NEXT,
    /** What the cell puts out. */
    OUTPUT,
    /** A learned affine map, followed by its activation where it has one. */
    LAYER,
    /** An affine map that is not learned. */
    FIXED,
    /** An operation without weights of its own. */
    POINTWISE,
    /** Vectors that become one. */
    MERGE,
    /** Weights or constants that are a value of their own. */
    PARAMETER
  }

  public Node {
    equations = List.copyOf(equations);
  }

  /** Whether it stands within the module, not on its border. */
  boolean isInner() {
    return switch (kind) {
      case INPUT, PREVIOUS, NEXT, OUTPUT -> false;
      case LAYER, FIXED, POINTWISE, MERGE, PARAMETER -> true;
    };
  }
}
