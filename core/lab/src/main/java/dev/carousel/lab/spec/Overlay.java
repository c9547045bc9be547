package dev.carousel.lab.spec;

import dev.carousel.api.describe.Kind;
import dev.carousel.lab.plugin.Catalogue;
import dev.carousel.lab.plugin.UnknownComponentException;
import dev.carousel.lab.spec.Node.Entry;
import dev.carousel.lab.spec.Node.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lays one value over another, as arms, conditions, overrides and the study itself over the
 * defaults do.
 *
 * <p>A component replaces a component: what the old one had is kept where the new one is of the
 * same type or names none, and of a cell of another type {@code units} alone is kept. A cell that
 * brings {@code equations} is always of another type. Other mappings are joined key by key, except
 * {@code compare} and {@code across}; every other value replaces.
 */
final class Overlay {
  private static final String UNITS = "units";

  private final Catalogue catalogue;

  Overlay(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** A study with the value at this path laid over what is there. */
  Mapping set(Mapping root, KeyPath path, Node value) {
    return set(root, path, 0, value);
  }

  private Mapping set(Mapping at, KeyPath path, int depth, Node value) {
    KeyPath.Step step = path.steps().get(depth);
    Optional<Entry> there = at.find(step.key());
    Node below = there.map(Entry::value).orElse(null);
    if (depth == path.size() - 1) {
      return at.with(new Entry(step.key(), step.at(), over(path.keys(), below, value)));
    }
    Mapping inner = below == null ? empty(step.at()) : asMapping(below).orElse(empty(step.at()));
    return at.with(
        new Entry(
            step.key(),
            there.map(Entry::at).orElse(step.at()),
            set(inner, path, depth + 1, value)));
  }

  private static Mapping empty(Span at) {
    return new Mapping(List.of(), at);
  }

  /** A component's name alone is short for a mapping with its type. */
  static Optional<Mapping> asMapping(@Nullable Node node) {
    if (node instanceof Mapping mapping) {
      return Optional.of(mapping);
    }
    return node == null
        ? Optional.empty()
        : node.asText()
            .map(_ -> new Mapping(List.of(new Entry("type", node.span(), node)), node.span()));
  }

  /**
   * Lays {@code value} over {@code base}.
   *
   * @param keys where both stand
   */
  Node over(List<String> keys, @Nullable Node base, Node value) {
    Optional<Kind> kind = KeyPath.kind(keys);
    if (kind.isPresent()) {
      Optional<Mapping> below = asMapping(base);
      Optional<Mapping> above = asMapping(value);
      return below.isPresent() && above.isPresent()
          ? component(kind.get(), below.get(), above.get())
          : value;
    }
    return base instanceof Mapping below && value instanceof Mapping above && !lists(keys)
        ? joined(keys, below, above)
        : value;
  }

  /** Whether these keys hold what varies, which is replaced as one. */
  private static boolean lists(List<String> keys) {
    return keys.equals(List.of("compare")) || keys.equals(List.of("across"));
  }

  private Mapping joined(List<String> keys, Mapping below, Mapping above) {
    var laid = new ArrayList<Entry>();
    for (Entry entry : above.entries()) {
      List<String> inner = Stream.concat(keys.stream(), Stream.of(entry.key())).toList();
      Node base = below.find(entry.key()).map(Entry::value).orElse(null);
      laid.add(new Entry(entry.key(), entry.at(), over(inner, base, entry.value())));
    }
    return below.with(laid).at(above.span());
  }

  private Mapping component(Kind kind, Mapping below, Mapping above) {
    boolean ownEquations = kind == Kind.CELL && above.find("equations").isPresent();
    Optional<String> type = type(above);
    if (!ownEquations && (type.isEmpty() || type.equals(type(below)))) {
      return below.without("name").with(above.entries()).at(above.span());
    }
    Optional<Entry> units =
        below.find(UNITS).filter(_ -> keepsUnits(kind, type) && above.find(UNITS).isEmpty());
    return units.map(above::with).orElse(above);
  }

  private static Optional<String> type(Mapping component) {
    return component.find("type").flatMap(entry -> entry.value().asText());
  }

  private boolean keepsUnits(Kind kind, Optional<String> type) {
    if (kind != Kind.CELL) {
      return false;
    }
    try {
      return type.isEmpty()
          || catalogue.find(Kind.CELL, type.get()).type().parameter(UNITS).isPresent();
    } catch (UnknownComponentException _) {
      return false;
    }
  }
}
