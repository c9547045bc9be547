package dev.carousel.cli;

import dev.carousel.api.describe.Kind;
import dev.carousel.api.text.Nearest;
import dev.carousel.lab.plugin.Catalogue;
import dev.carousel.lab.plugin.Offer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code carousel list}. */
@Command(
    name = "list",
    sortOptions = false,
    description = "List what a study can name, all kinds or one.",
    footer = {
      "",
      "Examples:",
      "  carousel list",
      "  carousel list cells",
      "  carousel list tasks --plugins my-plugins --output json"
    })
final class ListCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      arity = "0..1",
      paramLabel = "KIND",
      description = "cells, tasks, optimizers, initializers or schedules.")
  private @Nullable String kind;

  @Mixin private PluginOptions plugins = new PluginOptions();
  @Mixin private OutputOption output = new OutputOption();
  @Mixin private HelpOption help = new HelpOption();

  ListCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<Kind> kinds = kind == null ? List.of(Kind.values()) : List.of(kind(kind));
    Catalogue catalogue = plugins.laboratory(terminal).catalogue();
    output.print(terminal, () -> text(catalogue, kinds), () -> plain(catalogue, kinds));
    return ExitCode.OK;
  }

  /** The kind a user means by {@code cell} or {@code cells}. */
  static Kind kind(String word) {
    List<String> plurals = Stream.of(Kind.values()).map(Kind::plural).toList();
    return Stream.of(Kind.values())
        .filter(kind -> kind.plural().equals(word) || kind.label().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "there is no kind \"" + word + "\"",
                    Nearest.likely(word, plurals)
                        .map(near -> "did you mean " + near + "?")
                        .orElse("the kinds are " + String.join(", ", plurals) + ".")));
  }

  private static String text(Catalogue catalogue, List<Kind> kinds) {
    var text = new StringBuilder();
    for (Kind kind : kinds) {
      var columns = new Columns();
      List<Offer> offers = catalogue.offers(kind);
      offers.forEach(offer -> columns.row("  " + offer.name(), offer.type().summary()));
      text.append(text.isEmpty() ? "" : "\n");
      text.append(kind.plural()).append(" (").append(offers.size()).append(")\n").append(columns);
    }
    return text.append("\n`carousel describe NAME` tells more.\n").toString();
  }

  private static List<Map<String, Object>> plain(Catalogue catalogue, List<Kind> kinds) {
    return kinds.stream()
        .flatMap(kind -> catalogue.offers(kind).stream())
        .map(ComponentJson::brief)
        .toList();
  }
}
