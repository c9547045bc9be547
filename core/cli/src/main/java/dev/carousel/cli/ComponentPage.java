package dev.carousel.cli;

import dev.carousel.api.Task;
import dev.carousel.api.data.Baseline;
import dev.carousel.api.data.Criterion;
import dev.carousel.api.data.Format;
import dev.carousel.api.describe.Kind;
import dev.carousel.api.describe.Parameter;
import dev.carousel.cli.Section.Code;
import dev.carousel.cli.Section.Fact;
import dev.carousel.cli.Section.Facts;
import dev.carousel.cli.Section.Table;
import dev.carousel.lab.plugin.Offer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What there is to say of a component, in sections. */
final class ComponentPage {
  private final List<Section> sections = new ArrayList<>();

  private ComponentPage() {}

  /** Everything but name, summary and source. */
  static List<Section> sections(Description description) {
    var page = new ComponentPage();
    description.cell().ifPresent(page::equations);
    page.parameters(description.offer());
    description.cell().ifPresent(page::sizes);
    if (!description.offer().type().example().isEmpty()) {
      page.add("example", new Code("", description.offer().type().example().stripTrailing()));
    }
    description.task().ifPresent(page::task);
    if (description.offer().kind() == Kind.TASK && description.task().isEmpty()) {
      page.dependent(description.requiredNames());
    }
    page.add("in a study", new Code("yaml", description.yaml()));
    return List.copyOf(page.sections);
  }

  private void add(String title, Section.Part... parts) {
    sections.add(new Section(title, parts));
  }

  private void parameters(Offer offer) {
    if (!offer.type().parameters().isEmpty()) {
      var rows =
          offer.type().parameters().stream()
              .map(
                  parameter ->
                      List.of(
                          parameter.name(),
                          parameter.fallback().orElse("required"),
                          values(parameter),
                          parameter.doc()))
              .toList();
      add("parameters", new Table(List.of("name", "default", "value", "meaning"), rows));
    }
  }

  private static String values(Parameter parameter) {
    if (!parameter.choices().isEmpty()) {
      return String.join(" or ", parameter.choices());
    }
    String bounds = parameter.bounds().words();
    return parameter.typeWords() + (bounds.isEmpty() ? "" : ", " + bounds);
  }

  private void equations(CellForm cell) {
    String text =
        cell.equations()
            .text()
            .lines()
            .filter(line -> !line.isBlank())
            .collect(Collectors.joining("\n"));
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("output", cell.equations().output()));
    if (!cell.equations().sizes().isEmpty()) {
      String sizes =
          cell.equations().sizes().entrySet().stream()
              .map(size -> size.getKey() + " = " + size.getValue())
              .collect(Collectors.joining(", "));
      facts.add(new Fact("sizes", sizes));
    }
    add("equations", new Code("", text), new Facts(facts));
  }

  private void sizes(CellForm cell) {
    String at =
        String.format(
            Locale.ROOT,
            " for %s and %s",
            plural(cell.units(), "unit"),
            plural(cell.inputs(), "input"));
    add(
        "weights (" + plural(cell.weightCount().number(), "number") + at + ")",
        formula(cell.weightCount()),
        tensors(cell.weights()));
    if (!cell.frozen().isEmpty()) {
      add(
          "frozen (" + plural(cell.frozenCount().number(), "number") + ", drawn and never trained)",
          formula(cell.frozenCount()),
          tensors(cell.frozen()));
    }
    add(
        "state (" + plural(cell.stateSize().number(), "number") + ")",
        formula(cell.stateSize()),
        tensors(cell.states()));
    add(
        "cost of a step ("
            + plural(cell.multiplyAdds().number(), "multiply-add")
            + " of matrix products"
            + at
            + ")",
        formula(cell.multiplyAdds()));
  }

  private static Facts formula(Counted counted) {
    return new Facts(
        counted.formula().map(formula -> new Fact("in all", formula.toString())).stream().toList());
  }

  private static Table tensors(List<CellForm.Tensor> tensors) {
    return new Table(
        List.of("name", "shape", "numbers"),
        tensors.stream()
            .map(
                tensor ->
                    List.of(
                        tensor.name(),
                        tensor.shape(),
                        String.format(Locale.ROOT, "%,d", tensor.length())))
            .toList());
  }

  /** What of a task its required parameters decide, such as a file. */
  private void dependent(List<String> names) {
    String depends = "depends on " + String.join(", ", names);
    String shown =
        "; a study's report shows them, and `carousel plan --output json` before it runs";
    add(
        "with parameters of yours",
        new Facts(
            List.of(
                new Fact("input, target, longest sequence", depends),
                new Fact("solved, baselines", depends + shown))));
  }

  private void task(Task task) {
    Format format = task.format();
    var facts = new ArrayList<Fact>();
    facts.add(
        new Fact("input", plural(format.inputs(), format.tokens() ? "token" : "real number")));
    facts.add(new Fact("target", target(format)));
    facts.add(new Fact("longest sequence", plural(format.longest(), "step")));
    facts.add(new Fact("solved", solved(task.solved(), format)));
    for (Baseline baseline : task.baselines()) {
      String value =
          String.format(
              Locale.ROOT,
              "%s %.4g, %s",
              baseline.metric().label(),
              baseline.value(),
              baseline.meaning());
      facts.add(new Fact(baseline.name(), value));
    }
    add("with the default parameters", new Facts(facts));
  }

  private static String solved(Criterion criterion, Format format) {
    String correct =
        switch (format.target()) {
          case VALUES -> criterion.tolerance() > 0 ? "within " + criterion.tolerance() : "";
          case SHARES -> "where all that may be is above all that may not";
          case CLASS, NEXT_TOKEN, LABELS -> "";
        };
    return criterion + (correct.isEmpty() ? "" : "; a prediction is correct " + correct);
  }

  private static String target(Format format) {
    return switch (format.target()) {
      case VALUES -> plural(format.outputs(), "real number");
      case CLASS -> "one of " + plural(format.outputs(), "class");
      case SHARES -> "how likely each of " + plural(format.outputs(), "class") + " is";
      case LABELS -> "any of " + plural(format.outputs(), "label");
      case NEXT_TOKEN -> "the next of " + plural(format.outputs(), "token");
    };
  }

  private static String plural(long count, String noun) {
    String ending = count == 1 ? "" : noun.endsWith("s") ? "es" : "s";
    return String.format(Locale.ROOT, "%,d %s%s", count, noun, ending);
  }
}
