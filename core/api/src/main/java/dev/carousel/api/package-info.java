/**
 * What a plugin author sees: the kinds of component a study can name, and the plugin that offers
 * them.
 *
 * <p>A component is a record whose fields are its YAML parameters (see {@link
 * dev.carousel.api.describe}). It is a stateless description; what it makes for one trial has
 * another noun and holds the state: {@link dev.carousel.api.Optimizer} makes a {@link
 * dev.carousel.api.Rule}, {@link dev.carousel.api.Task} makes {@link
 * dev.carousel.api.data.Episodes}, and a {@link dev.carousel.api.Cell} is compiled by the core.
 *
 * <p>Depends on the JDK alone. Invariant: nothing here reads a clock, a file or a random source of
 * its own; every random number comes from a {@link dev.carousel.api.data.RandomStream} handed in.
 */
@NullMarked
package dev.carousel.api;

import org.jspecify.annotations.NullMarked;
