package dev.carousel.lab.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;

/**
 * Trained numbers as a file, big endian: the eight letters {@code CAROUSEL}, the version of the
 * format and the count of numbers (4 bytes each), the CRC-32 of what follows (8 bytes), then 8
 * bytes for each number, as the model's layout arranges them.
 */
final class WeightsFile {
  private static final int VERSION = 1;
  private static final byte[] MAGIC = "CAROUSEL".getBytes(StandardCharsets.US_ASCII);
  private static final int HEADER = MAGIC.length + 2 * Integer.BYTES + Long.BYTES;

  private WeightsFile() {}

  static ByteBuffer bytes(double[] weights) {
    var bytes = ByteBuffer.allocate(HEADER + Math.multiplyExact(weights.length, Double.BYTES));
    bytes.position(HEADER);
    for (double weight : weights) {
      bytes.putDouble(weight);
    }
    long sum = sum(bytes.array());
    return bytes.rewind().put(MAGIC).putInt(VERSION).putInt(weights.length).putLong(sum).rewind();
  }

  private static long sum(byte[] file) {
    var sum = new CRC32();
    sum.update(file, HEADER, file.length - HEADER);
    return sum.getValue();
  }

  static double[] read(Path file) throws IOException {
    byte[] all = Files.readAllBytes(file);
    var bytes = ByteBuffer.wrap(all);
    if (all.length < HEADER
        || bytes.slice(0, MAGIC.length).compareTo(ByteBuffer.wrap(MAGIC)) != 0) {
      throw new IOException(file + " holds no weights");
    }
    int version = bytes.position(MAGIC.length).getInt();
    if (version != VERSION) {
      throw new IOException(
          file + " is of version " + version + ", and this Carousel reads version " + VERSION);
    }
    int count = bytes.getInt();
    if (all.length - HEADER != (long) count * Double.BYTES || bytes.getLong() != sum(all)) {
      throw new IOException(file + " is damaged or cut off");
    }
    var weights = new double[count];
    bytes.asDoubleBuffer().get(weights);
    return weights;
  }
}
