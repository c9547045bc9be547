/**
 * Contracts that every component keeps, as abstract JUnit classes. A plugin author's test is a
 * subclass with one method that returns the component:
 *
 * <pre>
 * final class LeakyRnnTest extends CellContract {
 *   &#64;Override
 *   protected Cell cell() {
 *     return new LeakyRnn(32, 0.9);
 *   }
 * }
 * </pre>
 *
 * <p>{@link dev.carousel.testkit.Offered} hands in every component of a kind instead, so that a new
 * one is tested because it exists. Comes in: components. Goes out: failures that say which promise
 * is broken. Depends on {@code api}, {@code compute} and JUnit. Invariant: a contract uses no
 * randomness but named streams, so it never fails by chance.
 */
@NullMarked
package dev.carousel.testkit;

import org.jspecify.annotations.NullMarked;
