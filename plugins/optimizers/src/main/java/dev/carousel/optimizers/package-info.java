/**
 * The built-in optimizers and learning-rate schedules, one file each.
 *
 * <p>Comes in: gradients, parameters and the rate of an update, all flat and in double precision.
 * Goes out: changed parameters. Optimizers have the forms and defaults of {@code torch.optim}; the
 * reference tests hold them to it. Depends on {@code dev.carousel.api} alone. Invariant: every
 * entry is updated on its own, in the order of the array.
 */
@NullMarked
package dev.carousel.optimizers;

import org.jspecify.annotations.NullMarked;
