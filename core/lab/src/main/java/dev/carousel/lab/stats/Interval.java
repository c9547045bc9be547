package dev.carousel.lab.stats;

/** A 95 % confidence interval, ends included. */
public record Interval(double low, double high) {}
