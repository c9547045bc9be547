package dev.carousel.lab.study;

/**
 * Two arms that differ in one edit of their cell.
 *
 * @param edit its name
 * @param with the arm that has it
 * @param without the arm that does not, and agrees in everything else
 */
public record ArmPair(String edit, String with, String without) {}
