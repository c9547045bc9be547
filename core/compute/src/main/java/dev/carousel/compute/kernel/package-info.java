/**
 * Elementwise kernels as bytecode: one method for a run of equations, every operation inline.
 *
 * <p>Comes in: {@link dev.carousel.compute.kernel.KernelCode}, equations with what they load and
 * store. Goes out: a {@link dev.carousel.compute.kernel.Kernel}, emitted once for each text and
 * shared by every model, shape and thread. The vector form is used where the incubator module is
 * readable, the scalar one elsewhere; {@link dev.carousel.compute.kernel.EmitRules} is the only
 * place that says what an op computes, in terms of {@link dev.carousel.compute.kernel.Assembler}.
 *
 * <p>Depends on {@code program}. Invariants: a kernel allocates nothing; it computes the same bits
 * in scalar form and in vectors of any width, because each operation is exactly rounded.
 */
@NullMarked
package dev.carousel.compute.kernel;

import org.jspecify.annotations.NullMarked;
