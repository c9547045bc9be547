package dev.carousel.lab.train;

import dev.carousel.api.data.RandomStream;
import dev.carousel.compute.random.Streams;
import java.util.stream.Stream;

/**
 * The names that seed a trial's random streams. The arm is not among them: every arm begins with
 * the same stream for each of its weights and sees the same sequences.
 *
 * @param seed of the study
 * @param replicate from 1
 * @param task the task with all its parameters, as text
 */
public record Seeding(long seed, int replicate, String task) {

  /** The names of streams that nothing else has, within those of the trial. */
  Seeding within(String what) {
    return new Seeding(seed, replicate, task + " with " + what);
  }

  /**
   * A new stream from its beginning.
   *
   * @param names the purpose first, such as {@code weights}, then whatever tells streams of that
   *     purpose apart
   */
  public RandomStream stream(String... names) {
    return Streams.named(seed, all(names));
  }

  /**
   * A key for numbers that are found by their place: see {@link dev.carousel.compute.random.Draws}.
   *
   * @param names as {@link #stream}
   */
  public long key(String... names) {
    return Streams.key(seed, all(names));
  }

  private String[] all(String... names) {
    return Stream.concat(Stream.of("replicate " + replicate, task), Stream.of(names))
        .toArray(String[]::new);
  }
}
