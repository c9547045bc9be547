package dev.carousel.cli;

import dev.carousel.api.describe.Kind;
import dev.carousel.lab.draw.Svg;
import dev.carousel.lab.plugin.Catalogue;
import dev.carousel.lab.plugin.Offer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Predicate;

/**
 * Pages about the components of a catalogue: an index, a page with a picture for each cell, and one
 * page for each other kind.
 */
final class Reference {
  private static final String INDEX = "REFERENCE.md";
  private static final String FOLDER = "reference";

  private final Catalogue catalogue;
  private final Predicate<Offer> wanted;
  private final SequencedMap<Path, String> files = new LinkedHashMap<>();

  private Reference(Catalogue catalogue, Predicate<Offer> wanted) {
    this.catalogue = catalogue;
    this.wanted = wanted;
  }

  /** The texts by the paths of their files. */
  static SequencedMap<Path, String> of(Catalogue catalogue, Predicate<Offer> wanted) {
    var reference = new Reference(catalogue, wanted);
    reference.files.put(Path.of(INDEX), reference.index());
    for (Offer cell : reference.offers(Kind.CELL)) {
      reference.cell(cell);
    }
    for (Kind kind : Kind.values()) {
      if (kind != Kind.CELL && !reference.offers(kind).isEmpty()) {
        reference.files.put(Path.of(FOLDER, kind.plural() + ".md"), reference.page(kind));
      }
    }
    return reference.files;
  }

  private List<Offer> offers(Kind kind) {
    return catalogue.offers(kind).stream().filter(wanted).toList();
  }

  private String index() {
    var text = new StringBuilder("# Reference\n\nEverything that a study can name.\n");
    for (Kind kind : Kind.values()) {
      List<Offer> offers = offers(kind);
      if (!offers.isEmpty()) {
        text.append("\n## ").append(title(kind)).append("\n\n| name | what it is |\n|---|---|\n");
        offers.forEach(offer -> text.append(entry(offer)));
      }
    }
    return text.toString();
  }

  private static String title(Kind kind) {
    return Character.toUpperCase(kind.plural().charAt(0)) + kind.plural().substring(1);
  }

  private static String entry(Offer offer) {
    String place =
        offer.kind() == Kind.CELL
            ? "cells/" + offer.name() + ".md"
            : offer.kind().plural() + ".md#" + offer.name();
    String link = "[" + offer.name() + "](" + FOLDER + "/" + place + ")";
    return MarkdownPage.row(List.of("", offer.type().summary())).replaceFirst("\\| ", "| " + link)
        + "\n";
  }

  private void cell(Offer offer) {
    Description description = description(offer);
    String picture =
        description
            .cell()
            .map(
                form ->
                    new CellArguments.Shown(
                        "", offer.name(), form.equations(), form.units(), form.inputs()))
            .map(shown -> Svg.of(DrawCommand.picture(shown.name(), shown)))
            .orElse("");
    Path folder = Path.of(FOLDER, "cells");
    String file = picture.isEmpty() ? "" : offer.name() + ".svg";
    String back = "[All components](../../" + INDEX + ")\n";
    files.put(folder.resolve(offer.name() + ".md"), MarkdownPage.of(description, 1, file) + back);
    if (!picture.isEmpty()) {
      files.put(folder.resolve(file), picture);
    }
  }

  private static Description description(Offer offer) {
    return Description.of(offer, null, CellArguments.INPUTS);
  }

  private String page(Kind kind) {
    var text = new StringBuilder("# " + title(kind) + "\n\n");
    for (Offer offer : offers(kind)) {
      text.append(MarkdownPage.of(description(offer), 2, ""));
    }
    return text.append("[All components](../").append(INDEX).append(")\n").toString();
  }

  /** For messages: how many files of each ending. */
  static String counts(Map<Path, String> files) {
    long pictures =
        files.keySet().stream().filter(path -> path.toString().endsWith(".svg")).count();
    return (files.size() - pictures) + " pages, " + pictures + " pictures";
  }
}
