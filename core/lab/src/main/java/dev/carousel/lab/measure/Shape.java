package dev.carousel.lab.measure;

/**
 * What a batch looks like.
 *
 * @param batch sequences
 * @param steps of each sequence
 * @param inputs real numbers of each step
 */
public record Shape(int batch, int steps, int inputs) {}
