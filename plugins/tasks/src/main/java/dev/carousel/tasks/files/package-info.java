/**
 * Tasks that read a user's files: texts, images, piano rolls and series.
 *
 * <p>Comes in: files that a study names, already found and digested. Goes out: sequences cut from
 * their training part, all of their held-out part in a fixed order, and baselines computed from the
 * training part. Depends on {@code dev.carousel.api} alone. Invariants: a file that cannot be used
 * is refused when the task is made, with the place in it; nothing of the held-out part decides how
 * the training part is read; a file is read once for all tasks that agree on how.
 */
@NullMarked
package dev.carousel.tasks.files;

import org.jspecify.annotations.NullMarked;
