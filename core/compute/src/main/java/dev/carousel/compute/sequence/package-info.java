/**
 * A cell unrolled over a batch of sequences: schedules bound to buffers.
 *
 * <p>Comes in: the programs of a cell, the weights, inputs and cotangents. Goes out: outputs, final
 * states and gradients. Data are rows of single-precision numbers, {@code [steps, batch, size]},
 * each row padded to a multiple of 16, so that kernels need no remainder loops. Depends on {@code
 * schedule}, {@code kernel} and {@code product}.
 *
 * <p>Invariants: the padding of a row never reaches another number; after the first run nothing is
 * allocated.
 */
@NullMarked
package dev.carousel.compute.sequence;

import org.jspecify.annotations.NullMarked;
