package dev.carousel.lab.draw;

/**
 * A vector's way from what computes it to what reads it.
 *
 * @param mark which operand it is where that matters, such as {@code −} for what is subtracted;
 *     else empty
 */
public record Edge(int from, int to, String mark) {}
