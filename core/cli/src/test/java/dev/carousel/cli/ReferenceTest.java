package dev.carousel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.api.describe.Kind;
import dev.carousel.lab.plugin.Offer;
import dev.carousel.lab.wiring.Laboratory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The reference of the built-in components is what {@code carousel reference --out plugins} writes.
 * {@code -Dgolden.update=true} writes it anew.
 */
class ReferenceTest {
  private static final Path FOLDER = Path.of("../../plugins");
  private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)");

  private static boolean isBuiltIn(Offer offer) {
    return !offer.origin().plugin().equals("trouble");
  }

  private static Map<Path, String> pages() {
    return Reference.of(Laboratory.of(List.of(), 1).catalogue(), ReferenceTest::isBuiltIn);
  }

  private static Set<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER.resolve("reference"))) {
      return files
          .filter(Files::isRegularFile)
          .map(FOLDER::relativize)
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  @Test
  void every_page_is_up_to_date_and_its_links_lead_somewhere() throws IOException {
    Map<Path, String> pages = pages();
    if (Boolean.getBoolean("golden.update")) {
      for (Path stale : files()) {
        Files.delete(FOLDER.resolve(stale));
      }
      for (var page : pages.entrySet()) {
        Files.createDirectories(FOLDER.resolve(page.getKey()).getParent());
        Files.writeString(FOLDER.resolve(page.getKey()), page.getValue());
      }
    }
    for (var page : pages.entrySet()) {
      assertEquals(
          page.getValue(),
          Files.readString(FOLDER.resolve(page.getKey())),
          page.getKey() + ": `carousel reference --out plugins` writes it anew");
      links(page.getKey(), page.getValue());
    }
    Set<Path> expected = new TreeSet<>(pages.keySet());
    expected.remove(Path.of("REFERENCE.md"));
    assertEquals(expected, files(), "files of components that are there no longer");
  }

  private static void links(Path page, String text) {
    Path folder = FOLDER.resolve(page).getParent();
    LINK.matcher(text)
        .results()
        .map(link -> folder.resolve(link.group(1)))
        .forEach(target -> assertTrue(Files.exists(target), () -> page + " links to " + target));
  }

  @Test
  void formulas_give_the_counts_at_two_sizes() {
    int checked = 0;
    for (Offer offer : Laboratory.of(List.of(), 1).catalogue().offers(Kind.CELL)) {
      if (isBuiltIn(offer) && offer.type().parameter("units").isPresent()) {
        CellForm small = CellForm.of(offer, null, 8).orElseThrow();
        CellForm large = CellForm.of(offer, 2 * small.units(), 5).orElseThrow();
        checked += holds(small.weightCount(), large.weightCount(), large, large.weights());
        checked += holds(small.stateSize(), large.stateSize(), large, large.states());
      }
    }
    assertTrue(checked > 200, checked + " formulas");
  }

  /** 1 if a formula in units and inputs, found at one size, gives the count at another. */
  private static int holds(
      Counted small, Counted large, CellForm form, List<CellForm.Tensor> tensors) {
    long count = tensors.stream().mapToLong(CellForm.Tensor::length).sum();
    assertEquals(count, large.number());
    boolean isPlain =
        small.formula().stream()
            .flatMap(formula -> formula.terms().keySet().stream())
            .allMatch(names -> Set.of("units", "inputs").containsAll(names));
    if (small.formula().isEmpty() || !isPlain) {
      return 0;
    }
    Map<String, Integer> sizes = Map.of("units", form.units(), "inputs", form.inputs());
    assertEquals(count, small.formula().get().value(sizes), form.equations().text());
    return 1;
  }

  @Test
  void a_cell_that_breaks_its_contract_is_4_and_no_page_is_written(@TempDir Path folder)
      throws IOException {
    var command = new Command();
    assertEquals(2, command.run("reference"));
    assertEquals(4, command.run("reference", "--out", folder), command.err());
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(0, files.count());
    }
  }
}
