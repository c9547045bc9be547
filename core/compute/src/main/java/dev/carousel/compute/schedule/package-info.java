/**
 * A program in the order in which a sequence is run: what is known before the loop over time, what
 * stands in the loop, and what can wait until after it; in each, matrix products and fused
 * elementwise kernels in turn.
 *
 * <p>Comes in: a program after {@code Gather}. Goes out: a {@link
 * dev.carousel.compute.schedule.Schedule}, which prints, and which {@code sequence} binds to
 * buffers. Depends on {@code program}. Invariant: the works of a schedule, run in order, assign
 * every variable of the program but weight gradients before it is used; plain numbers are assigned
 * anew in each kernel that uses them, everything else once.
 */
@NullMarked
package dev.carousel.compute.schedule;

import org.jspecify.annotations.NullMarked;
