package dev.carousel.lab.spec;

import dev.carousel.api.Component;
import dev.carousel.api.Initializer;
import dev.carousel.api.describe.ArgumentException;
import dev.carousel.api.describe.ComponentType;
import dev.carousel.api.describe.DataFile;
import dev.carousel.api.describe.DataFileException;
import dev.carousel.api.describe.DescriptionException;
import dev.carousel.api.describe.Kind;
import dev.carousel.api.describe.Parameter;
import dev.carousel.api.describe.Parameter.ValueType;
import dev.carousel.lab.plugin.Catalogue;
import dev.carousel.lab.plugin.Offer;
import dev.carousel.lab.plugin.UnknownComponentException;
import dev.carousel.lab.spec.Node.Entry;
import dev.carousel.lab.spec.Node.Mapping;
import dev.carousel.lab.spec.Node.Scalar;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Makes components from their names and parameters. */
final class ComponentBinder {
  /** Keys beside the parameters: of every component its type and its label as an arm. */
  private static final String[] KEYS = {"type", "name"};

  private static final String[] CELL_KEYS = {"type", "name", "with", "initial"};

  private static final String[] OPTIMIZER_KEYS = {"type", "name", "groups"};

  private static final String[] LAID_KEYS = {"type"};

  /**
   * A component that was made.
   *
   * @param at where its type is named
   * @param resolved its type, parameters and plugin
   */
  record Bound(Component component, Offer offer, Span at, SortedMap<String, Object> resolved) {}

  /**
   * Initial values.
   *
   * @param resolved a number or a map
   */
  record BoundInitial(Initializer initializer, Object resolved) {}

  private final Catalogue catalogue;
  private final DataFiles files;
  private final Problems problems;
  private final Arguments arguments;

  ComponentBinder(Catalogue catalogue, DataFiles files, Problems problems) {
    this.files = files;
    this.catalogue = catalogue;
    this.problems = problems;
    this.arguments = new Arguments(problems);
  }

  /** Makes the component of an entry such as {@code task: …}; empty after a problem. */
  Optional<Bound> bind(Kind kind, Entry entry) {
    Optional<Mapping> mapping = mapping(kind, entry);
    return mapping.flatMap(
        found -> offer(kind, found, entry.at()).flatMap(o -> make(o, found, found, keys(kind))));
  }

  /**
   * Makes a component that is laid over another one, which was made before.
   *
   * @param entry with both
   * @param above what is laid over the other, whose keys are checked
   */
  Optional<Bound> bindLaid(Kind kind, Entry entry, Node above) {
    Mapping own = Overlay.asMapping(above).orElse(new Mapping(List.of(), above.span()));
    return mapping(kind, entry)
        .flatMap(
            found -> offer(kind, found, entry.at()).flatMap(o -> make(o, found, own, LAID_KEYS)));
  }

  private static String[] keys(Kind kind) {
    return switch (kind) {
      case CELL -> CELL_KEYS;
      case OPTIMIZER -> OPTIMIZER_KEYS;
      case TASK, INITIALIZER, SCHEDULE -> KEYS;
    };
  }

  private Optional<Mapping> mapping(Kind kind, Entry entry) {
    Node node = entry.value();
    Optional<Mapping> mapping = Overlay.asMapping(node);
    if (mapping.isEmpty()) {
      String numbers = kind == Kind.INITIALIZER ? "a number, " : "";
      problems.wrongType(
          node, entry.key() + " must be " + numbers + "a name or a mapping with a type");
    }
    return mapping;
  }

  private Optional<Offer> offer(Kind kind, Mapping mapping, Span at) {
    Optional<Entry> type = mapping.find("type");
    if (type.isEmpty()) {
      arguments.missing(
          "type",
          kind == Kind.CELL ? "a name, or \"equations\"" : "a name",
          "`carousel list " + kind.plural() + "` shows the names.",
          the(kind),
          at);
      return Optional.empty();
    }
    Optional<String> name = type.get().value().asText();
    if (name.isEmpty()) {
      problems.wrongType(type.get().value(), "type must be a name");
      return Optional.empty();
    }
    return find(kind, name.get(), type.get().value().span());
  }

  private Optional<Offer> find(Kind kind, String name, Span at) {
    try {
      return Optional.of(catalogue.find(kind, name));
    } catch (UnknownComponentException e) {
      problems.add(at, e.id(), String.valueOf(e.getMessage()), e.help(), e.isPluginFault());
      return Optional.empty();
    }
  }

  private static String the(Kind kind) {
    return "the " + kind.label();
  }

  private Optional<Bound> make(Offer offer, Mapping mapping, Mapping written, String[] others) {
    ComponentType type = offer.type();
    String owner = the(type.kind()) + " \"" + type.name() + "\"";
    Span at = mapping.find("type").orElseThrow().value().span();
    arguments.checkKeys(written, Arguments.names(type.parameters(), others), owner);
    arguments.checkLabel(mapping);
    return arguments
        .read(mapping, type.parameters(), owner, at)
        .flatMap(values -> withFiles(values, type, mapping))
        .flatMap(values -> construct(offer, values, mapping, at));
  }

  /** The values with the files in the place of their paths; empty after a problem. */
  private Optional<Map<String, Object>> withFiles(
      Map<String, Object> values, ComponentType type, Mapping mapping) {
    var result = new LinkedHashMap<>(values);
    boolean whole = true;
    for (Parameter parameter : type.parameters()) {
      Optional<Entry> entry = mapping.find(parameter.name());
      if (parameter.type() == ValueType.FILE && entry.isPresent()) {
        Optional<DataFile> file = files.find(entry.get().value(), problems);
        file.ifPresent(found -> result.put(parameter.name(), found));
        whole &= file.isPresent();
      }
    }
    return whole ? Optional.of(result) : Optional.empty();
  }

  private Optional<Bound> construct(
      Offer offer, Map<String, Object> values, Mapping mapping, Span at) {
    try {
      Component made = offer.type().create(values);
      return Optional.of(new Bound(made, offer, at, Resolved.component(offer, made)));
    } catch (ArgumentException e) {
      if (e.getCause() instanceof DataFileException bad) {
        badFile(bad, values, mapping, at);
        return Optional.empty();
      }
      refused(offer, mapping, at, String.valueOf(e.getMessage()));
    } catch (DescriptionException | LinkageError e) {
      broken(offer, at, String.valueOf(e.getMessage()));
    }
    return Optional.empty();
  }

  private void badFile(
      DataFileException bad, Map<String, Object> values, Mapping mapping, Span at) {
    Span place =
        values.entrySet().stream()
            .filter(value -> value.getValue().equals(bad.file()))
            .flatMap(value -> mapping.find(value.getKey()).stream())
            .map(entry -> entry.value().span())
            .findFirst()
            .orElse(at);
    problems.add(place, "bad-file", String.valueOf(bad.getMessage()), bad.help());
  }

  /** Reports values that a component refuses, at the one that the message names. */
  void refused(Offer offer, Mapping mapping, Span at, String message) {
    problems.add(
        blamed(message, offer.type(), mapping).orElse(at),
        "refused",
        the(offer.kind()) + " \"" + offer.name() + "\" does not take these values: " + message);
  }

  /**
   * Of the given values that a message names, the one that stands last: arms, conditions and the
   * command line change what stands before them.
   */
  static Optional<Span> blamed(String message, ComponentType type, Mapping mapping) {
    List<String> words = List.of(message.split("[^A-Za-z0-9-]+"));
    Source file = mapping.span().source();
    return type.parameters().stream()
        .map(Parameter::name)
        .filter(words::contains)
        .flatMap(name -> mapping.find(name).stream())
        .map(entry -> entry.value().span())
        .max(
            Comparator.comparing((Span span) -> span.source() != file)
                .thenComparing(Span.BY_PLACE));
  }

  /** Reports a component that breaks its contract. */
  void broken(Offer offer, Span at, String what) {
    problems.add(
        at,
        "broken-plugin",
        the(offer.kind()) + " \"" + offer.name() + "\" breaks its contract: " + what,
        List.of("it comes from " + offer.origin() + "; tell its author."),
        true);
  }

  /** Reads a number, a name or a mapping. */
  Optional<BoundInitial> initial(Entry entry) {
    if (entry.value() instanceof Scalar scalar && scalar.value() instanceof Number number) {
      double value = number.doubleValue();
      return Optional.of(new BoundInitial(Initializer.constant(value), value));
    }
    return bind(Kind.INITIALIZER, entry)
        .map(bound -> new BoundInitial((Initializer) bound.component(), bound.resolved()));
  }
}
