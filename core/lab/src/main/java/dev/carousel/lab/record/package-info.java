/**
 * What remains of trials: values in memory and files on disk, one folder per trial.
 *
 * <p>Files are the truth; they are written under another name and renamed, so a file that exists is
 * whole. A trial without {@code result.json} has not ended. Invariant: reading what was written
 * gives equal values.
 */
@NullMarked
package dev.carousel.lab.record;

import org.jspecify.annotations.NullMarked;
