package dev.carousel.lab.draw;

/**
 * A place in a grid.
 *
 * @param row from the bottom
 */
record Spot(int column, int row) {}
