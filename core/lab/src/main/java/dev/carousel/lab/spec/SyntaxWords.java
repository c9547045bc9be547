package dev.carousel.lab.spec;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Says in this project's words what SnakeYAML's parser complains about. */
final class SyntaxWords {
  /** A message for complaints that contain a text. */
  private record Words(String complaint, String message, String help) {}

  private static final List<Words> KNOWN =
      List.of(
          new Words(
              "mapping values are not allowed",
              "a \":\" stands where no key can be",
              "check the indentation of this line, or put a text that has a colon in quotes."),
          new Words(
              "sequence entries are not allowed",
              "a \"-\" stands where no list can begin",
              "begin the list on a line of its own, or write [a, b]."),
          new Words(
              "mapping keys are not allowed",
              "a \"?\" stands where no key can be",
              "put a text that begins with ? in quotes."),
          new Words(
              "expected <block end>",
              "this does not continue what the lines before it began",
              "keys of one mapping begin in one column, items of one list with \"- \" in one"
                  + " column."),
          new Words(
              "unknown escape character",
              "this backslash means nothing in double quotes",
              "write the text in single quotes, where a backslash is a backslash."),
          new Words(
              "expected alphabetic or numeric character",
              "an anchor or alias has no name",
              "put a text that begins with & or * in quotes."),
          new Words(
              "unexpected character found",
              "an anchor or alias has a character that its name cannot have",
              "put a text that begins with & or * in quotes."),
          new Words(
              "chomping or indentation indicators",
              "only + or - or an indentation can follow \"|\" and \">\"",
              "begin the text on the next line."),
          new Words(
              "expected a comment or a line break",
              "nothing can follow here on this line",
              "begin the text on the next line."),
          new Words(
              "expected '<document start>'",
              "the study ends before this",
              "a study is one mapping; check brackets and indentation."),
          new Words(
              "found undefined tag handle",
              "this tag is not defined",
              "studies use no tags; put a text that begins with ! in quotes."),
          new Words(
              "expected the node content",
              "there is no value here",
              "write a value, or put a text that begins with this character in quotes."));

  private SyntaxWords() {}

  /**
   * Reports what stopped the parser.
   *
   * @param span where it stopped
   * @param opened where the list, mapping or text began that it was reading
   */
  static void report(MarkedYAMLException e, Span span, Span opened, Problems problems) {
    String complaint = String.valueOf(e.getProblem());
    Span tab = tabInIndentation(span);
    if (tab != null || span.text().equals("\t")) {
      problems.add(
          tab == null ? span : tab,
          "tab",
          "a tab stands where YAML allows only spaces",
          "write spaces; to YAML a tab has no width.");
    } else if (complaint.contains("',' or ']'") || complaint.contains("',' or '}'")) {
      unclosed(complaint, span, opened, problems);
    } else if (complaint.contains("unexpected end of stream")) {
      problems.add(
          opened,
          "yaml-syntax",
          "the quotes that begin here are never closed",
          "add the closing quote.");
    } else if (complaint.contains("could not find expected ':'")) {
      problems.add(opened, "yaml-syntax", "there is no \":\" after this key", "write KEY: VALUE.");
    } else if (complaint.contains("cannot start any token")) {
      problems.add(
          span,
          "yaml-syntax",
          "a value cannot begin with \"" + span.text() + "\"",
          "put it in quotes.");
    } else {
      other(complaint, span, problems);
    }
  }

  private static @Nullable Span tabInIndentation(Span span) {
    String line = span.source().lineText(span.line());
    int tab = line.indexOf('\t');
    boolean indenting = tab >= 0 && line.substring(0, tab).isBlank();
    int from = span.source().lineStart(span.line()) + tab;
    return indenting ? span.source().span(from, from + 1) : null;
  }

  private static void unclosed(String complaint, Span span, Span opened, Problems problems) {
    boolean list = complaint.contains("']'");
    problems.add(
        span,
        "yaml-syntax",
        "a \",\" or \"" + (list ? "]" : "}") + "\" is missing before this",
        "the "
            + (list ? "list" : "mapping")
            + " opens at line "
            + opened.line()
            + ", column "
            + opened.column()
            + ".");
  }

  private static void other(String complaint, Span span, Problems problems) {
    Words words =
        KNOWN.stream()
            .filter(known -> complaint.contains(known.complaint()))
            .findFirst()
            .orElse(new Words("", "this is not YAML: " + complaint, ""));
    problems.add(span, "yaml-syntax", words.message(), words.help());
  }
}
