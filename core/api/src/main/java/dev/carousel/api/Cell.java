package dev.carousel.api;

/**
 * A recurrent cell: a page of equations and nothing else. The core differentiates and compiles it;
 * a cell has no loop over time, no gradient and no buffer of its own.
 */
public non-sealed interface Cell extends Component {

  /** The value of {@code units} in the equations: the size of every state that declares none. */
  int units();

  /** The equations of one step, with the declarations and initial values they need. */
  CellEquations equations();
}
