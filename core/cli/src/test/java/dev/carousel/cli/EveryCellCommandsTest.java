package dev.carousel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.api.describe.Kind;
import dev.carousel.lab.wiring.Laboratory;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** {@code list}, {@code describe}, {@code draw} and {@code explain} work for every cell. */
class EveryCellCommandsTest {
  @TestFactory
  Stream<DynamicTest> every_cell_is_listed_described_drawn_and_explained() {
    String listed = output("list", "cells");
    return Laboratory.of(List.of(), 1).catalogue().offers(Kind.CELL).stream()
        .filter(offer -> !offer.origin().plugin().equals("trouble"))
        .map(
            offer ->
                DynamicTest.dynamicTest(
                    offer.name(),
                    () -> {
                      assertTrue(listed.contains("\n  " + offer.name() + " "), offer.name());
                      String page = output("describe", "cell", offer.name());
                      assertTrue(page.contains("\nequations\n"), page);
                      assertTrue(page.contains("\ncost of a step ("), page);
                      String svg = output("draw", offer.name());
                      assertTrue(svg.startsWith("<svg ") && svg.endsWith("</svg>\n"), svg);
                      assertTrue(output("explain", offer.name()).startsWith("--- author\n"));
                    }));
  }

  private static String output(Object... arguments) {
    var command = new Command();
    assertEquals(0, command.run(arguments), command.err());
    return command.out();
  }
}
