package dev.carousel.lab.report;

import java.util.List;

/** What the parts of a report look like in one format. */
interface Page {
  void title(String study, String question);

  void section(String title);

  /** Of one section, with nothing between them. */
  void sentences(List<String> sentences);

  void table(Table table);

  /** Whether long tables of comparisons are shown in full. */
  boolean complete();
}
