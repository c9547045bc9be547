package dev.carousel.compute.random;

import dev.carousel.api.data.RandomStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/** Makes streams from names. */
public final class Streams {
  private Streams() {}

  /**
   * The stream of a study's seed and a list of names, such as {@code replicate 3}, {@code batches}.
   */
  public static RandomStream named(long seed, String... names) {
    byte[] hash = hash(seed, names);
    var state = new long[4];
    ByteBuffer.wrap(hash).asLongBuffer().get(state);
    return new CommonsStream(RandomSource.XO_SHI_RO_256_PP.create(state));
  }

  /**
   * The first 64 bits of a stream's seed, for numbers that are found by their place: see {@link
   * Draws}.
   */
  public static long key(long seed, String... names) {
    return ByteBuffer.wrap(hash(seed, names)).getLong();
  }

  private static byte[] hash(long seed, String[] names) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(ByteBuffer.allocate(Long.BYTES).putLong(seed).array());
      for (String name : names) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** xoshiro256++ behind the interface that components see. */
  private static final class CommonsStream implements RandomStream {
    private final UniformRandomProvider source;
    private double spare = Double.NaN;

    CommonsStream(UniformRandomProvider source) {
      this.source = source;
    }

    @Override
    public double uniform() {
      return source.nextDouble();
    }

    @Override
    public int below(int bound) {
      return source.nextInt(bound);
    }

    /** Box and Muller's polar form, in StrictMath: two at a time. */
    @Override
    public double gaussian() {
      if (!Double.isNaN(spare)) {
        double result = spare;
        spare = Double.NaN;
        return result;
      }
      double u;
      double v;
      double square;
      do {
        u = 2 * uniform() - 1;
        v = 2 * uniform() - 1;
        square = u * u + v * v;
      } while (square >= 1 || square == 0);
      double factor = Math.sqrt(-2 * StrictMath.log(square) / square);
      spare = v * factor;
      return u * factor;
    }
  }
}
