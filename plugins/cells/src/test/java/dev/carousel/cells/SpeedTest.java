package dev.carousel.cells;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.api.describe.Name;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** SPEED.md speaks of every cell once, and of those below the promise under a reason. */
class SpeedTest {
  private static final Pattern ENTRY = Pattern.compile("`([a-z0-9-]+)`\\s+(\\d+)");

  private record Entry(String cell, int percent, boolean excepted) {}

  private static List<Entry> entries() throws IOException {
    String text = Files.readString(Path.of("SPEED.md"));
    int exceptions = text.indexOf("\n- ");
    return ENTRY
        .matcher(text)
        .results()
        .map(
            found ->
                new Entry(
                    found.group(1), Integer.parseInt(found.group(2)), found.start() > exceptions))
        .toList();
  }

  @Test
  void every_cell_is_there_once() throws IOException {
    List<String> cells =
        new CellsPlugin()
            .components().stream()
                .map(type -> type.getAnnotation(Name.class).value())
                .sorted()
                .toList();
    assertEquals(cells, entries().stream().map(Entry::cell).sorted().toList());
  }

  @Test
  void those_below_four_fifths_are_exceptions() throws IOException {
    for (Entry entry : entries()) {
      assertTrue(entry.excepted() ? entry.percent() <= 80 : entry.percent() >= 80, entry::toString);
    }
  }
}
