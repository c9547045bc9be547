package dev.carousel.cli;

import java.util.List;

/** A part of a component's page, before it is written in some form. */
record Section(String title, List<Part> parts) {

  /** What a section consists of. */
  sealed interface Part {}

  /**
   * Text as it stands.
   *
   * @param language that it is written in, or empty
   */
  record Code(String language, String text) implements Part {}

  /** Things that are so, each with its name. */
  record Facts(List<Fact> facts) implements Part {}

  record Fact(String name, String value) {}

  /** Rows under headings. */
  record Table(List<String> headings, List<List<String>> rows) implements Part {}

  Section(String title, Part... parts) {
    this(title, List.of(parts));
  }
}
