package dev.carousel.tasks.files;

import dev.carousel.api.describe.DataFile;
import dev.carousel.api.describe.DataFileException;
import java.nio.charset.StandardCharsets;

/**
 * Images of CIFAR-10 in its binary version: for each a byte of the class, then the red, the green
 * and the blue values of 32 rows of 32 pixels.
 *
 * @param bytes as in the file
 */
record CifarImages(byte[] bytes) {
  static final int ROWS = 32;
  static final int CHANNELS = 3;
  static final int CLASSES = 10;

  private static final int PLANE = ROWS * ROWS;
  private static final int RECORD = 1 + CHANNELS * PLANE;
  private static final int RECORD_OF_100 = RECORD + 1;
  private static final int PICKLE = 0x80;
  private static final int ARCHIVE_SIGN_AT = 257;
  private static final byte[] ARCHIVE_SIGN = "ustar".getBytes(StandardCharsets.US_ASCII);

  private static final Readings<DataFile, CifarImages> READINGS = new Readings<>(CifarImages::read);

  static CifarImages of(DataFile file) {
    return READINGS.of(file);
  }

  private static CifarImages read(DataFile file) {
    byte[] bytes = file.bytes();
    if (bytes.length % RECORD != 0) {
      throw DataFileException.of(
          file,
          "an image of CIFAR-10 has %d bytes, and its %d bytes are %d images and %d bytes more"
              .formatted(RECORD, bytes.length, bytes.length / RECORD, bytes.length % RECORD),
          likely(bytes));
    }
    for (int image = 0; image < bytes.length / RECORD; image++) {
      int named = bytes[image * RECORD] & 0xff;
      if (named >= CLASSES) {
        throw DataFileException.of(
            file,
            "image %d has the class %d, and CIFAR-10 has the classes 0 to 9"
                .formatted(image + 1, named),
            "is this a file of CIFAR-10 in its binary version, such as data_batch_1.bin?");
      }
    }
    return new CifarImages(bytes);
  }

  private static String likely(byte[] bytes) {
    if (isArchive(bytes)) {
      return "this is the archive: unpack it with tar and name a file in it, data_batch_1.bin.";
    }
    if ((bytes[0] & 0xff) == PICKLE) {
      return "this is the version for Python; fetch the binary version.";
    }
    if (bytes.length % RECORD_OF_100 == 0) {
      return "is this a file of CIFAR-100? Its images have two classes each.";
    }
    return "the file is cut off, or another one; fetch it again.";
  }

  private static boolean isArchive(byte[] bytes) {
    boolean archive = bytes.length > ARCHIVE_SIGN_AT + ARCHIVE_SIGN.length;
    for (int i = 0; archive && i < ARCHIVE_SIGN.length; i++) {
      archive = bytes[ARCHIVE_SIGN_AT + i] == ARCHIVE_SIGN[i];
    }
    return archive;
  }

  int count() {
    return bytes.length / RECORD;
  }

  int named(int image) {
    return bytes[image * RECORD];
  }

  int[] classes() {
    var classes = new int[count()];
    for (int image = 0; image < classes.length; image++) {
      classes[image] = named(image);
    }
    return classes;
  }

  /** A value from 0 to 255. */
  int value(int image, int row, int channel, int column) {
    return bytes[image * RECORD + 1 + channel * PLANE + row * ROWS + column] & 0xff;
  }
}
