package dev.carousel.api;

import dev.carousel.api.data.RandomStream;

/** How the values of one weight begin. */
public non-sealed interface Initializer extends Component {

  /** What a weight does in its cell. */
  enum Role {
    /** A matrix that multiplies the input. */
    INPUT,
    /** A matrix that multiplies a state or anything computed from one. */
    RECURRENT,
    /** The matrix from the last layer's output to the readout. */
    READOUT,
    /** A vector that is added: {@code b} or {@code b_…}. */
    BIAS,
    /** Any other vector or scalar, peepholes among them. */
    VECTOR,
    /** The first value of a trained state. */
    STATE
  }

  /**
   * A weight to be filled.
   *
   * @param rows outputs of a matrix, or the length of a vector
   * @param columns inputs of a matrix; 1 for a vector
   * @param retention +1 or -1 for the bias of a gate that keeps the old state (see {@link
   *     CellEquations#retention}), 0 for every other weight
   */
  record Weight(String name, int rows, int columns, Role role, int retention) {}

  /**
   * Fills {@code values}, row-major, of length rows times columns.
   *
   * @param units the cell's units, for rules that scale with them
   */
  void fill(Weight weight, int units, double[] values, RandomStream random);

  /**
   * The name of the stream that a weight's values are drawn from. Weights of one layer that name
   * the same stream draw the same numbers, as gates must that begin as each other's mirror image.
   */
  default String stream(Weight weight) {
    return weight.name();
  }

  /** Every entry the same value; the anonymous form of the component {@code constant}. */
  static Initializer constant(double value) {
    return (weight, units, values, random) -> java.util.Arrays.fill(values, value);
  }
}
