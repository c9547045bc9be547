/**
 * A trained network: layers of one cell and a linear readout, with losses, initial values, clipping
 * and scores.
 *
 * <p>Comes in: a {@link dev.carousel.compute.model.ModelSpec}, flat parameters and batches. Goes
 * out: losses, gradients, scores. {@link dev.carousel.compute.model.InterpretedModel} is the
 * meaning, in double precision; {@link dev.carousel.compute.model.CompiledModel} is what trains. A
 * batch may be run in windows and segments ({@link dev.carousel.compute.model.Backpropagation}) and
 * by several threads. {@link dev.carousel.compute.model.Wiring} says how layers are joined; {@code
 * InterpretedStack} is what that means, {@code LayerStack} runs layers that read forward and {@code
 * LayersBothWays} those that read both ways. Invariants: both models agree within the rounding of
 * single precision; segments and threads change no bit.
 */
@NullMarked
package dev.carousel.compute.model;

import org.jspecify.annotations.NullMarked;
