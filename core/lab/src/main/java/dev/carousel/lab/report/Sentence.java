package dev.carousel.lab.report;

import java.util.ArrayList;
import java.util.List;

/** How names become sentences and sentences become lines. */
final class Sentence {
  private Sentence() {}

  /** Such as {@code rnn, lstm and gru}. */
  static String list(List<String> names, String conjunction) {
    if (names.size() < 2) {
      return String.join("", names);
    }
    String first = String.join(", ", names.subList(0, names.size() - 1));
    return first + " " + conjunction + " " + names.getLast();
  }

  /** An arm's or condition's name inside a sentence; quoted where it has a comma of its own. */
  static String name(String label) {
    return label.contains(",") ? '"' + label + '"' : label;
  }

  static List<String> names(List<String> labels) {
    return labels.stream().map(Sentence::name).toList();
  }

  static String capitalized(String text) {
    return text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
  }

  /** Lines of at most {@code width} columns, all but the first indented by two. */
  static List<String> wrapped(String text, int width) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (String word : text.split(" ")) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
        line.append(' ');
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
