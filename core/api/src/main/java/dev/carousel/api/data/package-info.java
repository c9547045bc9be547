/**
 * What flows between a task and the training loop: sequences one at a time from a task, batches of
 * them for the model, and the words in which success is stated.
 *
 * <p>A task writes one {@link dev.carousel.api.data.Sequence} at a time; the core gathers them into
 * a time-major {@link dev.carousel.api.data.Batch}. Invariant: a step without a target never enters
 * the loss, and a token input is never expanded into a one-hot vector here.
 */
@NullMarked
package dev.carousel.api.data;

import org.jspecify.annotations.NullMarked;
