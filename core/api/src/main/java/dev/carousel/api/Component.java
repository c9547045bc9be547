package dev.carousel.api;

/**
 * Anything a study can name: one of the five kinds below. An implementation is a record whose
 * fields are its YAML parameters and whose annotations are its documentation.
 */
public sealed interface Component permits Cell, Task, Optimizer, Initializer, Schedule {}
