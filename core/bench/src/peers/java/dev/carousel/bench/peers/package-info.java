/**
 * Other people's programs, to compare with. Compiled in the profile {@code peers} only; the rest of
 * the benchmarks never sees what is here but through {@link dev.carousel.bench.Contender}.
 */
@NullMarked
package dev.carousel.bench.peers;

import org.jspecify.annotations.NullMarked;
