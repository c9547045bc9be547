package dev.carousel.lab.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TerminalReportGoldenTest {

  static Stream<Entry<String, ReportInput>> samples() {
    return Stream.of(
        Map.entry("complete", Samples.complete()),
        Map.entry("partial", Samples.partial()),
        Map.entry("losses", Samples.losses()),
        Map.entry("single", Samples.single()),
        Map.entry("failed", Samples.failed()),
        Map.entry("empty", Samples.empty()),
        Map.entry("wide", Samples.wide()));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void the_report_reads_as_agreed(Entry<String, ReportInput> sample) throws IOException {
    Golden.assertGolden(sample.getKey() + ".txt", TerminalReport.render(sample.getValue()));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void no_line_is_wider_than_100_columns_or_ends_in_blanks(Entry<String, ReportInput> sample) {
    for (String line : TerminalReport.render(sample.getValue()).split("\n")) {
      assertTrue(line.length() <= 100, line);
      assertEquals(line.stripTrailing(), line);
    }
  }

  @Test
  void an_ablation_holds_each_edit_against_its_pair() throws IOException {
    Golden.assertGolden("ablation.txt", TerminalReport.render(Samples.ablation()));
  }

  @Test
  void colour_adds_nothing_but_escape_sequences() {
    String coloured = TerminalReport.render(Samples.complete(), true);
    String plain = TerminalReport.render(Samples.complete());
    assertTrue(coloured.startsWith("\u001b[1mbridging-the-gap\u001b[0m\n"));
    assertEquals(plain, coloured.replaceAll("\u001b\\[[0-9]m", ""));
  }
}
