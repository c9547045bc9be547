package dev.carousel.cli;

import java.util.Optional;

/**
 * A number that follows from a cell's sizes.
 *
 * @param number at the sizes shown
 * @param formula at any, or empty where the equations themselves change with the sizes
 */
record Counted(long number, Optional<SizeFormula> formula) {}
