package dev.carousel.lab.spec;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.yaml.snakeyaml.reader.StreamReader;

/** Reads the text of a study, and refuses what is no text. */
final class StudyFile {
  /** Far beyond any study written by hand. */
  private static final int LARGEST = 1 << 20;

  private StudyFile() {}

  /**
   * Reads a file.
   *
   * @throws StudyException if it is missing, a folder, too large, or not a text in UTF-8
   */
  static Source read(Path path) {
    String name = path.toString();
    if (Files.isDirectory(path)) {
      throw refused(
          name,
          "is-folder",
          "this is a folder, not a study",
          Files.exists(path.resolve("study.yaml"))
              ? "name the file in it: " + path.resolve("study.yaml") + "."
              : "");
    }
    try (var content = Files.newInputStream(path)) {
      byte[] bytes = content.readNBytes(LARGEST + 1);
      return new Source(name, text(name, bytes));
    } catch (NoSuchFileException _) {
      throw refused(name, "missing-file", "there is no such file", "");
    } catch (IOException e) {
      throw refused(name, "unreadable-file", "the file cannot be read: " + e, "");
    }
  }

  private static String text(String name, byte[] bytes) {
    if (bytes.length > LARGEST) {
      throw refused(
          name,
          "too-large",
          "the file has more than " + LARGEST + " bytes",
          "a study is a page of YAML; is this another file?");
    }
    for (byte b : bytes) {
      if (b == 0) {
        throw refused(
            name,
            "not-text",
            "the file has a NUL byte, so it is not a text in UTF-8",
            "save a text in UTF-16 as UTF-8; or is this another file?");
      }
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException _) {
      throw refused(
          name, "not-text", "the file is not a text in UTF-8", "save it as UTF-8 in your editor.");
    }
  }

  /** Reports the first character that no YAML may contain. */
  static void checkCharacters(Source source, Problems problems) {
    String text = source.text();
    int at = 0;
    while (at < text.length() && StreamReader.isPrintable(text.codePointAt(at))) {
      at += Character.charCount(text.codePointAt(at));
    }
    if (at < text.length()) {
      problems.add(
          source.span(at, at + 1),
          "control-character",
          "the character "
              + String.format("U+%04X", text.codePointAt(at))
              + " cannot stand in YAML",
          "take it away, or write it with a backslash in double quotes.");
    }
  }

  private static StudyException refused(String name, String id, String message, String help) {
    return new StudyException(
        List.of(new StudyProblem(name, 0, 0, 0, id, message, help, "")), false);
  }
}
