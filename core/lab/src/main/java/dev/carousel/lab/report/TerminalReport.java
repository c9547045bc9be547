package dev.carousel.lab.report;

import java.util.List;

/** The report that a terminal shows: at most 100 columns, unless a single name is wider. */
public final class TerminalReport {
  private TerminalReport() {}

  /** Without colour. */
  public static String render(ReportInput input) {
    return render(input, false);
  }

  /** With escape sequences that set headings in bold, if so asked. */
  public static String render(ReportInput input, boolean colour) {
    var page = new TerminalPage(colour);
    Outline.write(input, page);
    return page.text.toString();
  }

  private static final class TerminalPage implements Page {
    private static final int WIDTH = 100;
    private static final String INDENT = "  ";
    private static final String BOLD = "\u001b[1m";
    private static final String RESET = "\u001b[0m";

    private final StringBuilder text = new StringBuilder();
    private final boolean colour;
    private boolean afterTable;

    TerminalPage(boolean colour) {
      this.colour = colour;
    }

    @Override
    public void title(String study, String question) {
      heading(study);
      if (!question.isEmpty()) {
        Sentence.wrapped(question, WIDTH).forEach(line -> text.append(line).append('\n'));
      }
    }

    @Override
    public void section(String title) {
      text.append('\n');
      heading(title);
      afterTable = false;
    }

    @Override
    public void sentences(List<String> sentences) {
      sentences.stream()
          .flatMap(sentence -> Sentence.wrapped(sentence, WIDTH - INDENT.length()).stream())
          .forEach(this::indented);
    }

    @Override
    public void table(Table table) {
      text.append(afterTable ? "\n" : "");
      table.lines(WIDTH - INDENT.length()).forEach(this::indented);
      afterTable = true;
    }

    @Override
    public boolean complete() {
      return false;
    }

    private void indented(String line) {
      text.append((INDENT + line).stripTrailing()).append('\n');
    }

    private void heading(String title) {
      text.append(colour ? BOLD + title + RESET : title).append('\n');
    }
  }
}
