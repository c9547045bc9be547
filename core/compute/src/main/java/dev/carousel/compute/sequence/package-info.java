/**
 * A cell unrolled over a batch of sequences: schedules bound to buffers.
 *
 * <p>Comes in: the programs of a cell, the weights, inputs and cotangents. Goes out: outputs, final
 * states and gradients. Data are rows of single-precision numbers, {@code [steps, batch, size]},
 * each row padded to a multiple of 16, so that kernels need no remainder loops. Steps are run in
 * blocks; buffers hold a segment of a sequence, or a block of it ({@link
 * dev.carousel.compute.sequence.CompiledLayer}). Depends on {@code schedule}, {@code kernel} and
 * {@code product}.
 *
 * <p>Invariants: the padding of a row never reaches another number; neither segments nor threads
 * that share the rows of a batch change a bit; after the first run nothing is allocated, but for
 * weights that follow from other weights, which the interpreter computes once per update.
 */
@NullMarked
package dev.carousel.compute.sequence;

import org.jspecify.annotations.NullMarked;
