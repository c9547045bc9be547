/**
 * The command {@code carousel}: one class for each subcommand, and what they share.
 *
 * <p>Comes in: arguments. Goes out: results on standard output, everything else on standard error,
 * and an {@link dev.carousel.cli.ExitCode}. May depend on the laboratory and on picocli, whose home
 * this is.
 *
 * <p>Invariant: with {@code --output json}, standard output holds exactly one JSON value, or
 * nothing where the command failed.
 */
@NullMarked
package dev.carousel.cli;

import org.jspecify.annotations.NullMarked;
