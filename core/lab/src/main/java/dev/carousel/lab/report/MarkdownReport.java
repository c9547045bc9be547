package dev.carousel.lab.report;

import java.util.List;

/** The report that is kept beside the records, {@code report.md}. */
public final class MarkdownReport {
  private MarkdownReport() {}

  public static String render(ReportInput input) {
    var page = new MarkdownPage();
    Outline.write(input, page);
    return page.text.toString();
  }

  private static final class MarkdownPage implements Page {
    private static final int WIDTH = 100;

    private final StringBuilder text = new StringBuilder();

    @Override
    public void title(String study, String question) {
      text.append("# ").append(study).append('\n');
      if (!question.isEmpty()) {
        text.append('\n');
        lines(Sentence.wrapped(question, WIDTH));
      }
    }

    @Override
    public void section(String title) {
      text.append("\n## ").append(title).append('\n');
    }

    @Override
    public void sentences(List<String> sentences) {
      text.append('\n');
      sentences.forEach(s -> lines(Sentence.wrapped("- " + escaped(s), WIDTH)));
    }

    @Override
    public void table(Table table) {
      text.append('\n');
      lines(table.markdown());
    }

    @Override
    public boolean complete() {
      return true;
    }

    private void lines(List<String> lines) {
      lines.forEach(line -> text.append(line).append('\n'));
    }

    private static String escaped(String sentence) {
      return sentence.replace("*", "\\*").replace("<", "\\<").replace(">", "\\>");
    }
  }
}
