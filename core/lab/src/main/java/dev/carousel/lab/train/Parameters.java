package dev.carousel.lab.train;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Questions about the flat array of all trained numbers. */
final class Parameters {
  private static final int CHUNK = 1024;

  private Parameters() {}

  static boolean allFinite(double[] values) {
    for (double value : values) {
      if (!Double.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  /**
   * SHA-256 of the bits, big endian, as hexadecimal digits. All NaNs count as one: which of them an
   * operation gives is the machine's choice.
   */
  static String digest(double[] values) {
    var sha = sha256();
    var bytes = ByteBuffer.allocate(CHUNK * Double.BYTES);
    for (int from = 0; from < values.length; from += CHUNK) {
      bytes.clear();
      for (int i = from; i < Math.min(from + CHUNK, values.length); i++) {
        bytes.putLong(Double.doubleToLongBits(values[i]));
      }
      sha.update(bytes.flip());
    }
    return HexFormat.of().formatHex(sha.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
