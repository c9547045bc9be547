/**
 * What an update costs on this machine.
 *
 * <p>Comes in: a cell at a shape, or the trials of a plan. Goes out: {@link
 * dev.carousel.lab.measure.Cost} of a cell's update, or the {@link
 * dev.carousel.lab.measure.Forecast} of a study. May depend on {@code train}, {@code plan}, {@code
 * study} and {@code compute}; writes no file.
 *
 * <p>Invariant: what is timed is the code that trials run, and it counts once its time has settled.
 */
@NullMarked
package dev.carousel.lab.measure;

import org.jspecify.annotations.NullMarked;
