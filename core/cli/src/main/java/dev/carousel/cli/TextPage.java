package dev.carousel.cli;

import dev.carousel.lab.plugin.Offer;
import java.util.stream.Stream;

/** A component's page for a terminal: what {@code carousel describe} prints. */
final class TextPage {
  private static final String INDENT = "  ";

  private final StringBuilder text = new StringBuilder();

  private TextPage() {}

  static String of(Description description) {
    var page = new TextPage();
    page.head(description.offer());
    for (Section section : ComponentPage.sections(description)) {
      page.text.append('\n').append(section.title()).append('\n');
      section.parts().forEach(page::part);
    }
    return page.text.toString();
  }

  private void head(Offer offer) {
    var columns = new Columns();
    columns.row(offer.kind().label(), offer.name());
    columns.row("summary", offer.type().summary());
    if (!offer.type().source().isEmpty()) {
      columns.row("source", offer.type().source());
    }
    columns.row("plugin", offer.origin().toString());
    text.append(columns);
  }

  private void part(Section.Part part) {
    switch (part) {
      case Section.Code(_, String code) -> code.lines().forEach(this::line);
      case Section.Facts(var facts) ->
          facts.forEach(fact -> line(fact.name() + ": " + fact.value()));
      case Section.Table(var headings, var rows) -> {
        var columns = new Columns();
        Stream.concat(Stream.of(headings), rows.stream())
            .forEach(
                row ->
                    columns.row(
                        Stream.concat(Stream.of(INDENT + row.getFirst()), row.stream().skip(1))
                            .toArray(String[]::new)));
        text.append(columns);
      }
    }
  }

  private void line(String line) {
    text.append(INDENT).append(line).append('\n');
  }
}
