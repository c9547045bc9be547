package dev.carousel.cli;

import dev.carousel.api.describe.Kind;
import dev.carousel.api.text.Nearest;
import dev.carousel.lab.plugin.Catalogue;
import dev.carousel.lab.plugin.Duplicate;
import dev.carousel.lab.plugin.Offer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code carousel describe}. */
@Command(
    name = "describe",
    sortOptions = false,
    description = "Show what a component is, its parameters, and how a study names it.",
    footer = {
      "",
      "Examples:",
      "  carousel describe lstm",
      "  carousel describe lstm --units 64 --inputs 3",
      "  carousel describe schedule constant --output json"
    })
final class DescribeCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      arity = "1..2",
      paramLabel = "[KIND] NAME",
      hideParamSyntax = true,
      description = "The component's name, after its kind where several kinds have one.")
  private List<String> words = new ArrayList<>();

  @Option(
      names = "--units",
      paramLabel = "N",
      description = "Units of a cell (default: the cell's own).")
  private @Nullable Integer units;

  @Option(names = "--inputs", paramLabel = "N", description = "Inputs of a cell (default: 8).")
  private int inputs = CellArguments.INPUTS;

  @Mixin private PluginOptions plugins = new PluginOptions();
  @Mixin private OutputOption output = new OutputOption();
  @Mixin private HelpOption help = new HelpOption();

  DescribeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (words.size() > 2) {
      throw new UsageException("describe takes a kind and a name, not " + words, "");
    }
    CellArguments.requirePositive("--inputs", inputs);
    List<Kind> kinds =
        words.size() == 1 ? List.of(Kind.values()) : List.of(ListCommand.kind(words.getFirst()));
    List<Description> found =
        find(plugins.laboratory(terminal).catalogue(), kinds, words.getLast()).stream()
            .map(offer -> Description.of(offer, units, inputs))
            .toList();
    output.print(
        terminal,
        () -> found.stream().map(TextPage::of).collect(Collectors.joining("\n")),
        () -> ComponentJson.whole(only(found)));
    return ExitCode.OK;
  }

  private static Description only(List<Description> found) {
    if (found.size() == 1) {
      return found.getFirst();
    }
    Offer first = found.getFirst().offer();
    String kinds =
        found.stream()
            .map(description -> description.offer().kind().label())
            .collect(Collectors.joining(" and "));
    throw new UsageException(
        "\"" + first.name() + "\" is the name of components of several kinds: " + kinds,
        "say which: `carousel describe " + first.kind().label() + " " + first.name() + "`.");
  }

  private static List<Offer> find(Catalogue catalogue, List<Kind> kinds, String name) {
    List<Offer> found =
        kinds.stream()
            .flatMap(kind -> catalogue.offers(kind).stream())
            .filter(offer -> offer.name().equals(name))
            .toList();
    return found.isEmpty() ? List.of(unknown(catalogue, kinds, name)) : found;
  }

  /** Asks the catalogue for what is not there, so that its message is the one that studies give. */
  private static Offer unknown(Catalogue catalogue, List<Kind> kinds, String name) {
    if (kinds.size() == 1) {
      return catalogue.find(kinds.getFirst(), name);
    }
    for (Duplicate duplicate : catalogue.duplicates()) {
      if (duplicate.name().equals(name)) {
        return catalogue.find(duplicate.kind(), name);
      }
    }
    List<String> names =
        kinds.stream()
            .flatMap(kind -> catalogue.offers(kind).stream())
            .map(Offer::name)
            .distinct()
            .toList();
    throw new UsageException(
        "there is no component \"" + name + "\"",
        Nearest.likely(name, names)
            .map(near -> "did you mean " + near + "?")
            .orElse("`carousel list` shows all " + names.size() + "."));
  }
}
