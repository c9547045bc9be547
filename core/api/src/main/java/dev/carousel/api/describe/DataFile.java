package dev.carousel.api.describe;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.SoftReference;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;

/**
 * A file that a study names: the value of a parameter of this type. What it holds is what it is:
 * files of equal bytes are equal, wherever they lie, and a trial is identified by their digest.
 */
public final class DataFile {
  /** The value of a parameter whose file was left out. */
  public static final DataFile NONE = new DataFile("", Path.of(""), "", new byte[0]);

  /** More bytes, gunzipped, than this are refused. */
  public static final int LARGEST = 1 << 30;

  private static final int GZIP = 0x1f8b;

  private final String name;
  private final Path path;
  private final String digest;
  private volatile SoftReference<byte[]> content;

  private DataFile(String name, Path path, String digest, byte[] content) {
    this.name = name;
    this.path = path;
    this.digest = digest;
    this.content = new SoftReference<>(content);
  }

  /**
   * Reads a file and its digest.
   *
   * @param name as the study names it
   * @throws IOException if it cannot be read
   */
  public static DataFile read(String name, Path path) throws IOException {
    if (Files.size(path) > LARGEST) {
      throw new IOException("it has more than " + LARGEST + " bytes");
    }
    byte[] content = Files.readAllBytes(path);
    return new DataFile(name, path, sha256(content), content);
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether there is a file at all. */
  public boolean isPresent() {
    return !digest.isEmpty();
  }

  /** As the study names it; empty for {@link #NONE}. */
  public String name() {
    return name;
  }

  /** SHA-256 of its bytes, hexadecimal; empty for {@link #NONE}. */
  public String digest() {
    return digest;
  }

  /**
   * Its bytes, gunzipped where it is compressed by gzip. Not to be changed.
   *
   * @throws DataFileException if it has none, is a damaged gzip file, or is another file by now
   */
  public byte[] bytes() {
    byte[] stored = stored();
    if (stored.length == 0) {
      throw DataFileException.of(this, "the file is empty", "");
    }
    boolean zipped = stored.length > 2 && ByteBuffer.wrap(stored).getChar() == GZIP;
    return zipped ? gunzipped(stored) : stored;
  }

  private byte[] stored() {
    byte[] kept = content.get();
    if (kept != null) {
      return kept;
    }
    try {
      byte[] again = Files.readAllBytes(path);
      if (!sha256(again).equals(digest)) {
        throw DataFileException.of(this, "the file has changed since the study was read", "");
      }
      content = new SoftReference<>(again);
      return again;
    } catch (IOException e) {
      throw DataFileException.of(this, "the file can no longer be read: " + e, "");
    }
  }

  private byte[] gunzipped(byte[] stored) {
    try (InputStream plain = new GZIPInputStream(new ByteArrayInputStream(stored))) {
      byte[] bytes = plain.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw DataFileException.of(this, "it has more than " + LARGEST + " bytes", "");
      }
      return bytes;
    } catch (IOException _) {
      throw DataFileException.of(
          this,
          "the gzip file is damaged or cut off",
          "fetch it again, or unpack it with gunzip to see what is there.");
    }
  }

  /**
   * Its text, without a byte order mark.
   *
   * @throws DataFileException if it is no text in UTF-8, with the offset of the first bad byte
   */
  public String text() {
    byte[] bytes = bytes();
    var source = ByteBuffer.wrap(bytes);
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(source).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      int at = source.position();
      throw DataFileException.of(
          this,
          String.format(
              "the file is not a text in UTF-8: the byte 0x%02x at offset %d", bytes[at], at),
          "save it as UTF-8; or is this another file?");
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DataFile file && digest.equals(file.digest);
  }

  @Override
  public int hashCode() {
    return digest.hashCode();
  }

  /** Its name. */
  @Override
  public String toString() {
    return name;
  }
}
