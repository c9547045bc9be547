/**
 * Benchmarks, each of which checks its result before it counts.
 *
 * <p>JMH benchmarks of parts end in {@code Benchmark}; {@link dev.carousel.bench.PeerComparison}
 * measures whole layers beside other programs. Invariant: nothing here is needed by anything else,
 * and no third-party numerical library is seen outside the profile {@code peers}.
 */
@NullMarked
package dev.carousel.bench;

import org.jspecify.annotations.NullMarked;
