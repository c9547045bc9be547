package dev.carousel.tasks.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;

import dev.carousel.api.Task;
import dev.carousel.api.describe.ArgumentException;
import dev.carousel.api.describe.ComponentType;
import dev.carousel.api.describe.DataFile;
import dev.carousel.api.describe.DataFileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What is said of files that cannot be used, one line each. {@code -Dgolden.update=true} rewrites
 * the text, for review.
 */
class FileProblemsGoldenTest {
  private static final Path GOLDEN =
      Path.of("src/test/resources/dev/carousel/tasks/files/problems.txt");

  private final Map<String, String> said = new LinkedHashMap<>();

  private void refused(Class<? extends Task> task, String what, Map<String, Object> arguments) {
    var e =
        assertThrows(ArgumentException.class, () -> ComponentType.of(task).create(arguments), what);
    String help = e.getCause() instanceof DataFileException bad ? bad.help() : "";
    String type = ComponentType.of(task).name();
    said.put(type + ", " + what, e.getMessage() + (help.isEmpty() ? "" : "\n  help: " + help));
  }

  private static DataFile file(String name, String content) {
    return SmallFiles.of(name, content);
  }

  @Test
  void each_is_told_where_it_is_wrong_and_what_is_likely_meant() throws IOException {
    texts();
    images();
    colours();
    pieces();
    tables();
    var found = new StringBuilder();
    said.forEach((what, message) -> found.append(what).append("\n  ").append(message).append('\n'));
    expect(found.toString());
  }

  private void texts() {
    byte[] latin = "größer".getBytes(StandardCharsets.ISO_8859_1);
    byte[] zipped = SmallFiles.zipped("some text".repeat(50).getBytes(StandardCharsets.UTF_8));
    Class<CharText> task = CharText.class;
    refused(task, "empty", Map.of("file", file("a.txt", "")));
    refused(task, "not UTF-8", Map.of("file", SmallFiles.of("a.txt", latin)));
    refused(task, "cut gzip", Map.of("file", SmallFiles.of("a.gz", Arrays.copyOf(zipped, 30))));
    refused(task, "too short", Map.of("file", file("a.txt", "abc".repeat(10)), "length", 64L));
    refused(task, "nothing held out", Map.of("file", file("a.txt", "abcd"), "length", 1L));
    refused(
        task,
        "all held out",
        Map.of("file", file("a.txt", "abcd"), "validation", 0.5, "test", 0.5));
  }

  private void images() {
    Class<Pixels> task = Pixels.class;
    DataFile images = SmallFiles.of("images", SmallFiles.idxImages(5).array());
    DataFile labels = SmallFiles.of("labels", SmallFiles.idxLabels(5).array());
    byte[] cut = Arrays.copyOf(SmallFiles.idxImages(5).array(), 40);
    byte[] header = Arrays.copyOf(SmallFiles.idxLabels(5).array(), 6);
    refused(task, "no labels", Map.of("file", images));
    refused(task, "labels for images", Map.of("file", labels, "labels", labels));
    refused(task, "images for labels", Map.of("file", images, "labels", images));
    refused(task, "a table with labels", Map.of("file", file("a.csv", "1,2"), "labels", labels));
    refused(task, "cut images", Map.of("file", SmallFiles.of("cut", cut), "labels", labels));
    refused(task, "cut header", Map.of("file", images, "labels", SmallFiles.of("cut", header)));
    refused(
        task,
        "other count",
        Map.of("file", images, "labels", SmallFiles.of("labels", SmallFiles.idxLabels(4).array())));
    refused(task, "a bad pixel", Map.of("file", file("a.csv", "1,2,0\n1,256,0\n")));
    refused(task, "a bad class", Map.of("file", file("a.csv", "1,2,0\n1,2,cat\n")));
    refused(task, "a short line", Map.of("file", file("a.csv", "1,2,0\n\n1,2\n")));
    refused(task, "no pixels", Map.of("file", file("a.csv", "1\n2\n")));
    refused(task, "one image", Map.of("file", file("a.csv", "1,2,0\n")));
    refused(task, "wide steps", Map.of("file", file("a.csv", "1,2,0\n1,2,0\n"), "per-step", 3L));
    refused(
        task,
        "other test images",
        Map.of("file", file("a.csv", "1,2,0\n"), "test-file", file("b.csv", "1,2,3,0\n")));
    refused(
        task, "lone test labels", Map.of("file", file("a.csv", "1,2,0\n"), "test-labels", labels));
  }

  private void colours() {
    Class<NoisyCifar10> task = NoisyCifar10.class;
    byte[] whole = SmallFiles.cifar(3);
    byte[] archive = Arrays.copyOf(whole, 2 * 3073 + 1000);
    System.arraycopy("ustar".getBytes(StandardCharsets.US_ASCII), 0, archive, 257, 5);
    byte[] pickle = Arrays.copyOf(whole, 500);
    pickle[0] = (byte) 0x80;
    byte[] strange = whole.clone();
    strange[3073] = 37;
    refused(task, "missing", Map.of());
    refused(task, "empty", Map.of("file", file("a.bin", "")));
    refused(task, "cut", Map.of("file", SmallFiles.of("a.bin", Arrays.copyOf(whole, 9000))));
    refused(task, "the archive", Map.of("file", SmallFiles.of("a.tar", archive)));
    refused(task, "for Python", Map.of("file", SmallFiles.of("data_batch_1", pickle)));
    refused(
        task,
        "two classes each",
        Map.of("file", SmallFiles.of("train.bin", Arrays.copyOf(whole, 2 * 3074))));
    refused(task, "a strange class", Map.of("file", SmallFiles.of("a.bin", strange)));
    refused(task, "one image", Map.of("file", SmallFiles.of("a.bin", Arrays.copyOf(whole, 3073))));
    refused(
        task,
        "a cut test file",
        Map.of(
            "file",
            SmallFiles.of("a.bin", whole),
            "test-file",
            SmallFiles.of("test.bin", Arrays.copyOf(whole, 3000))));
    refused(task, "too few steps", Map.of("file", SmallFiles.of("a.bin", whole), "length", 31L));
  }

  private void pieces() {
    Class<PianoRoll> task = PianoRoll.class;
    Map<String, String> files = new LinkedHashMap<>();
    files.put("no JSON", "hello");
    files.put("cut", "{\"train\": [[[60], [61]],\n [[62, 6");
    files.put("no part", "{\"train\": [[[60], [61]]]}");
    files.put("a name for a note", "{\"train\": [[[60], [61]],\n [[\"c\"]]]}");
    files.put("no such note", "{\"train\": [[[60], [161]]]}");
    files.put("a fraction", "{\"train\": [[[60.5]]]}");
    files.put("a comma too many", "{\"train\": [[[60], [61]],]}");
    files.put("one step", "{\"train\": [\n [[60]]]}");
    files.put("more after the end", "{} {}");
    files.put("an open name", "{\"train: 3}");
    files.forEach((what, text) -> refused(task, what, Map.of("file", file("a.json", text))));
    String good = "{\"train\": [[[60], [20]]], \"valid\": [[[60], [61]]]}";
    refused(task, "a low note", Map.of("file", file("a.json", good)));
    refused(task, "no range", Map.of("file", file("a.json", good), "lowest", 70L, "highest", 60L));
  }

  private void tables() {
    Class<Series> task = Series.class;
    String rows = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n";
    DataFile good = file("a.csv", "x\n" + rows);
    refused(task, "only a header", Map.of("file", file("a.csv", "date,x\n")));
    refused(task, "a bad cell", Map.of("file", file("a.csv", "date,x\nmon,1\ntue,\nwed,1.o\n")));
    refused(task, "infinite", Map.of("file", file("a.csv", "x\n1\nInfinity\n")));
    refused(task, "a long line", Map.of("file", file("a.csv", "date,x\nmon,1,2\n")));
    refused(task, "an open quote", Map.of("file", file("a.csv", "x\n1\n\"2\n3\n")));
    refused(task, "no numbers", Map.of("file", file("a.csv", "date\nmon\n")));
    refused(
        task,
        "an unknown column",
        Map.of("file", file("a.csv", "date,rain\nmon,1\n"), "columns", List.of("rian")));
    refused(task, "an unknown target", Map.of("file", good, "targets", List.of("temperature")));
    refused(task, "too short", Map.of("file", good, "length", 8L));
    refused(
        task,
        "all missing",
        Map.of(
            "file",
            file("a.csv", "x,y\n" + rows.replace("\n", ",\n")),
            "columns",
            List.of("x", "y"),
            "targets",
            List.of("y"),
            "length",
            2L));
  }

  private static void expect(String found) throws IOException {
    String expected = Files.exists(GOLDEN) ? Files.readString(GOLDEN) : "";
    if (Boolean.getBoolean("golden.update") && !expected.equals(found)) {
      Files.createDirectories(GOLDEN.getParent());
      Files.writeString(GOLDEN, found);
      fail("rewrote " + GOLDEN + "; review it and run again without -Dgolden.update");
    }
    assertEquals(expected, found, () -> "-Dgolden.update=true rewrites the text");
  }
}
