/**
 * The built-in cells, one file each: equations in the notation of their paper, with the parameters
 * that change them.
 *
 * <p>Comes in: a study's parameters. Goes out: {@link dev.carousel.api.CellEquations}. Depends on
 * {@code dev.carousel.api} alone and is loaded like a stranger's jar. Invariant: a bias that keeps
 * more of the old state when it is larger is declared with retention +1, whatever the paper calls
 * its gate; a weight begins as its paper says, and where the paper says nothing, as the study does.
 *
 * <p>Left out: batch-normalised cells (Cooijmans et al. 2017, and the norm in Ravanelli et al.
 * 2018), because they need statistics over the batch, and here a sequence is computed alike
 * whatever stands beside it; GRU-ODE-Bayes, whose loss is its own; memories that are addressed
 * (NTM, DNC).
 */
@NullMarked
package dev.carousel.cells;

import org.jspecify.annotations.NullMarked;
