/**
 * The one program form of the compiler: inputs, single-assignment equations over a closed set of
 * ops, outputs. Flat, typed, printable.
 *
 * <pre>
 * program  = inputs { equation } outputs
 * equation = variable "=" op "(" { variable } ")"
 * output   = key "=" variable          several outputs of one key are added up
 * </pre>
 *
 * <p>A program speaks of one example at one time step; batch and time belong to whoever runs it.
 * Each interpretation of an op is one exhaustive switch: {@link
 * dev.carousel.compute.program.ShapeRules} here, values in {@code interpret}, gradients in {@code
 * pass}, code in {@code kernel}. Depends on {@code api} and {@code random}, by whose keys an op is
 * drawn. Invariant: {@link dev.carousel.compute.program.ProgramChecker} accepts every program that
 * a pass returns.
 */
@NullMarked
package dev.carousel.compute.program;

import org.jspecify.annotations.NullMarked;
