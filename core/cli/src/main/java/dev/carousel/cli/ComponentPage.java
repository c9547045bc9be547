package dev.carousel.cli;

import dev.carousel.api.Task;
import dev.carousel.api.data.Baseline;
import dev.carousel.api.data.Format;
import dev.carousel.api.describe.Parameter;
import dev.carousel.lab.plugin.Offer;
import java.util.Locale;

/** What {@code carousel describe} shows of a component. */
final class ComponentPage {
  private final StringBuilder text = new StringBuilder();

  private ComponentPage() {}

  static String of(Description description) {
    var page = new ComponentPage();
    page.head(description.offer());
    page.parameters(description.offer());
    description.cell().ifPresent(page::cell);
    description.task().ifPresent(task -> page.task(task, description.offer().type().example()));
    page.section("in a study");
    page.line(description.yaml());
    return page.text.toString();
  }

  private void section(String title) {
    text.append('\n').append(title).append('\n');
  }

  private void line(String line) {
    text.append("  ").append(line).append('\n');
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

  private void parameters(Offer offer) {
    if (offer.type().parameters().isEmpty()) {
      return;
    }
    section("parameters");
    var columns = new Columns("  name", "default", "value", "meaning");
    for (Parameter parameter : offer.type().parameters()) {
      columns.row(
          "  " + parameter.name(),
          parameter.fallback().orElse("required"),
          values(parameter),
          parameter.doc());
    }
    text.append(columns);
  }

  private static String values(Parameter parameter) {
    if (!parameter.choices().isEmpty()) {
      return String.join(" or ", parameter.choices());
    }
    String bounds = parameter.bounds().words();
    return parameter.typeWords() + (bounds.isEmpty() ? "" : ", " + bounds);
  }

  private void cell(CellForm cell) {
    section("equations");
    cell.equations().text().lines().filter(line -> !line.isBlank()).forEach(this::line);
    line("output: " + cell.equations().output());
    section(
        String.format(
            Locale.ROOT,
            "weights (%,d numbers for %d units and %d inputs)",
            cell.weightCount(),
            cell.units(),
            cell.inputs()));
    tensors(cell.weights());
    if (!cell.frozen().isEmpty()) {
      section(
          String.format(
              Locale.ROOT, "frozen (%,d numbers, drawn and never trained)", cell.frozenCount()));
      tensors(cell.frozen());
    }
    section(String.format(Locale.ROOT, "state (%,d numbers)", cell.stateSize()));
    tensors(cell.states());
  }

  private void tensors(Iterable<CellForm.Tensor> tensors) {
    var columns = new Columns();
    for (CellForm.Tensor tensor : tensors) {
      columns.row(
          "  " + tensor.name(), tensor.shape(), String.format(Locale.ROOT, "%,d", tensor.length()));
    }
    text.append(columns);
  }

  private void task(Task task, String example) {
    if (!example.isEmpty()) {
      section("example");
      example.lines().forEach(this::line);
    }
    section("with the default parameters");
    Format format = task.format();
    line("input: " + format.inputs() + (format.tokens() ? " tokens" : " real numbers"));
    line("target: " + target(format));
    line("longest sequence: " + format.longest() + " steps");
    line("solved: " + task.solved());
    for (Baseline baseline : task.baselines()) {
      line(
          String.format(
              Locale.ROOT,
              "%s: %s %.4g, %s",
              baseline.name(),
              baseline.metric().label(),
              baseline.value(),
              baseline.meaning()));
    }
  }

  private static String target(Format format) {
    return switch (format.target()) {
      case VALUES -> format.outputs() + " real numbers";
      case CLASS -> "one of " + format.outputs() + " classes";
      case LABELS -> "any of " + format.outputs() + " labels";
      case NEXT_TOKEN -> "the next of " + format.outputs() + " tokens";
    };
  }
}
