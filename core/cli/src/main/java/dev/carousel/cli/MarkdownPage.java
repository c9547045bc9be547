package dev.carousel.cli;

import dev.carousel.lab.plugin.Offer;
import java.util.List;
import java.util.stream.Collectors;

/** A component's page as Markdown. */
final class MarkdownPage {
  private final StringBuilder text = new StringBuilder();
  private final String mark;

  private MarkdownPage(String mark) {
    this.mark = mark;
  }

  /**
   * The page.
   *
   * @param level of its title; those of its sections are one deeper
   * @param picture file beside the page, or empty
   */
  static String of(Description description, int level, String picture) {
    var page = new MarkdownPage("#".repeat(level));
    page.head(description.offer(), picture);
    ComponentPage.sections(description).forEach(page::section);
    return page.text.toString();
  }

  private void head(Offer offer, String picture) {
    paragraph(mark + " " + offer.name());
    paragraph(escaped(offer.type().summary()) + ".");
    if (!offer.type().source().isEmpty()) {
      paragraph("Source: " + escaped(offer.type().source()) + ".");
    }
    if (!picture.isEmpty()) {
      paragraph("![One step of " + offer.name() + "](" + picture + ")");
    }
  }

  private void section(Section section) {
    String title = section.title();
    paragraph(mark + "# " + Character.toUpperCase(title.charAt(0)) + title.substring(1));
    section.parts().forEach(this::part);
  }

  private void part(Section.Part part) {
    switch (part) {
      case Section.Code(String language, String code) ->
          paragraph("```" + language + "\n" + code + "\n```");
      case Section.Facts(var facts) -> facts(facts);
      case Section.Table(var headings, var rows) -> table(headings, rows);
    }
  }

  private void facts(List<Section.Fact> facts) {
    if (!facts.isEmpty()) {
      paragraph(
          facts.stream()
              .map(fact -> "- " + fact.name() + ": " + escaped(fact.value()))
              .collect(Collectors.joining("\n")));
    }
  }

  private void table(List<String> headings, List<List<String>> rows) {
    if (!rows.isEmpty()) {
      String rule = headings.stream().map(_ -> "---").collect(Collectors.joining("|", "|", "|"));
      paragraph(
          row(headings)
              + "\n"
              + rule
              + "\n"
              + rows.stream().map(MarkdownPage::row).collect(Collectors.joining("\n")));
    }
  }

  /** A row of a table, its signs taken as they are. */
  static String row(List<String> entries) {
    return entries.stream()
        .map(entry -> escaped(entry).replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |"));
  }

  private static String escaped(String words) {
    return words.replaceAll("([\\\\`*_<>\\[\\]])", "\\\\$1");
  }

  private void paragraph(String paragraph) {
    text.append(paragraph).append("\n\n");
  }
}
