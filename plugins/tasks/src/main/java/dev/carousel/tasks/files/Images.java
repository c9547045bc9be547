package dev.carousel.tasks.files;

import dev.carousel.api.describe.DataFile;
import dev.carousel.api.describe.DataFileException;
import java.nio.ByteBuffer;

/**
 * Images with their classes.
 *
 * @param pixels of all images side by side, each 0 to 255
 * @param size pixels of an image
 */
record Images(byte[] pixels, int size, int[] classes) {

  /**
   * Where images come from.
   *
   * @param labels none for a table that has the classes in its last column
   */
  record Origin(DataFile file, DataFile labels) {}

  private static final int IMAGES = 2051;
  private static final int LABELS = 2049;
  private static final int HEADER = 16;
  private static final int LABEL_HEADER = 8;
  private static final int MOST_CLASSES = 10_000;

  private static final Readings<Origin, Images> READINGS = new Readings<>(Images::read);

  static Images of(DataFile file, DataFile labels) {
    return READINGS.of(new Origin(file, labels));
  }

  private static Images read(Origin origin) {
    DataFile file = origin.file();
    boolean table = file.bytes()[0] != 0;
    boolean labelled = origin.labels().isPresent();
    if (!table && !labelled) {
      throw DataFileException.of(
          file, "an IDX file of images needs a file of labels", "name it with labels: FILE.");
    }
    if (table && labelled) {
      throw DataFileException.of(
          file,
          "it is not the IDX file of images that labels belong to",
          "a table has its classes in its last column; leave the labels out.");
    }
    return table ? table(file) : idx(file, origin.labels());
  }

  int count() {
    return classes.length;
  }

  int pixel(int image, int at) {
    return pixels[image * size + at] & 0xff;
  }

  private static Images idx(DataFile file, DataFile labels) {
    ByteBuffer images = header(file, HEADER, IMAGES, "images");
    int count = images.getInt();
    long size = (long) images.getInt() * images.getInt();
    checkLength(file, images, count * Math.max(size, 1));
    ByteBuffer names = header(labels, LABEL_HEADER, LABELS, "labels");
    int named = names.getInt();
    checkLength(labels, names, named);
    if (named != count) {
      throw DataFileException.of(
          labels, "it has %d labels, and %s has %d images".formatted(named, file, count), "");
    }
    var pixels = new byte[images.remaining()];
    images.get(pixels);
    var classes = new int[count];
    for (int i = 0; i < count; i++) {
      classes[i] = names.get() & 0xff;
    }
    return new Images(pixels, (int) size, classes);
  }

  private static ByteBuffer header(DataFile file, int length, int magic, String what) {
    var bytes = ByteBuffer.wrap(file.bytes());
    int found = bytes.remaining() < Integer.BYTES ? magic : bytes.getInt(0);
    if (found != magic) {
      boolean other = found == IMAGES || found == LABELS;
      throw DataFileException.of(
          file,
          "it begins with the number %d, and an IDX file of %s begins with %d"
              .formatted(found, what, magic),
          other ? "is it the file of " + (found == IMAGES ? "images" : "labels") + "?" : "");
    }
    if (bytes.remaining() < length) {
      throw DataFileException.of(
          file,
          "it has %d bytes, fewer than the header of an IDX file of %s, which is %d"
              .formatted(bytes.remaining(), what, length),
          "the file is cut off; fetch it again.");
    }
    bytes.position(Integer.BYTES);
    return bytes;
  }

  private static void checkLength(DataFile file, ByteBuffer rest, long expected) {
    if (rest.remaining() != expected || expected == 0) {
      throw DataFileException.of(
          file,
          "%d bytes follow its header, which promises %d".formatted(rest.remaining(), expected),
          rest.remaining() < expected ? "the file is cut off; fetch it again." : "");
    }
  }

  private static Images table(DataFile file) {
    Table table = Table.of(file, false);
    int size = table.width() - 1;
    if (size < 1) {
      throw DataFileException.of(file, "a line needs pixels and, last, the class", "");
    }
    var pixels = new byte[Math.multiplyExact(table.rows(), size)];
    var classes = new int[table.rows()];
    for (int row = 0; row < table.rows(); row++) {
      for (int i = 0; i < size; i++) {
        pixels[row * size + i] = (byte) whole(table, row, i, 255, "a pixel");
      }
      classes[row] = whole(table, row, size, MOST_CLASSES - 1, "a class");
    }
    return new Images(pixels, size, classes);
  }

  private static int whole(Table table, int row, int column, int most, String what) {
    String cell = table.cell(row, column);
    try {
      double value = Double.parseDouble(cell);
      if (value == Math.rint(value) && value >= 0 && value <= most) {
        return (int) value;
      }
    } catch (NumberFormatException _) {
      // said below
    }
    throw table.problem(
        row,
        column,
        "%s is a whole number from 0 to %d, and this is \"%s\"".formatted(what, most, cell));
  }
}
