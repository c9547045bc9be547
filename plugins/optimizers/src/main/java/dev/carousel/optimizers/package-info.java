/**
 * The built-in optimizers and learning-rate schedules, one file each.
 *
 * <p>Comes in: gradients, parameters and the rate of an update, all flat and in double precision.
 * Goes out: changed parameters. Optimizers that {@code torch.optim} has have its forms and
 * defaults; the reference tests hold them to it. Weight decay enters the gradient where the paper's
 * rule has it there and shrinks the parameters where it is decoupled; each record says which.
 * Depends on {@code dev.carousel.api} alone. Invariant: a rule keeps its state in arrays that it
 * makes at the beginning, and allocates nothing in an update.
 */
@NullMarked
package dev.carousel.optimizers;

import org.jspecify.annotations.NullMarked;
