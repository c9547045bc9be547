package dev.carousel.lab.spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A value of a study with its place in the text. */
sealed interface Node {

  Span span();

  /** How a scalar is written. */
  enum Style {
    PLAIN,
    QUOTED,
    /** After {@code |}: lines stay lines. */
    LITERAL,
    /** After {@code >}: lines are joined. */
    FOLDED
  }

  /**
   * A single value.
   *
   * @param value Long, Double, Boolean or String
   * @param text as written, without quotes
   */
  record Scalar(Object value, String text, Style style, Span span) implements Node {}

  /** A list. */
  record Sequence(List<Node> items, Span span) implements Node {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /** Keys with values, in the order of the text, each key once. */
  record Mapping(List<Entry> entries, Span span) implements Node {
    public Mapping {
      entries = List.copyOf(entries);
    }

    Optional<Entry> find(String key) {
      return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
    }

    List<String> keys() {
      return entries.stream().map(Entry::key).toList();
    }

    /** With these entries, each in the place of the one of its key or at the end. */
    Mapping with(List<Entry> added) {
      var changed = new LinkedHashMap<String, Entry>();
      entries.forEach(entry -> changed.put(entry.key(), entry));
      added.forEach(entry -> changed.put(entry.key(), entry));
      return new Mapping(List.copyOf(changed.values()), span);
    }

    Mapping with(Entry added) {
      return with(List.of(added));
    }

    Mapping at(Span place) {
      return new Mapping(entries, place);
    }

    Mapping without(String key) {
      return new Mapping(entries.stream().filter(e -> !e.key().equals(key)).toList(), span);
    }
  }

  /** Something unusable that has been complained about. */
  record Refused(Span span) implements Node {}

  /** A key with its value. */
  record Entry(String key, Span at, Node value) {}

  /** The value of a text, if this is one. */
  default Optional<String> asText() {
    return this instanceof Scalar scalar && scalar.value() instanceof String text
        ? Optional.of(text)
        : Optional.empty();
  }

  /** On one line, as labels show it. */
  default String label() {
    return switch (this) {
      case Scalar scalar -> scalar.text().strip();
      case Sequence sequence ->
          sequence.items().stream().map(Node::label).collect(Collectors.joining(", ", "[", "]"));
      case Mapping mapping ->
          mapping.entries().stream()
              .map(entry -> entry.key() + "=" + entry.value().label())
              .collect(Collectors.joining(" "));
      case Refused _ -> "";
    };
  }

  /** What it is, such as {@code the text "many"}. */
  default String words() {
    return switch (this) {
      case Scalar scalar when scalar.value() instanceof String ->
          "the text \"" + scalar.text().strip().lines().findFirst().orElse("") + "\"";
      case Scalar scalar when scalar.value() instanceof Boolean ->
          "the truth value " + scalar.text();
      case Scalar scalar -> "the number " + scalar.text();
      case Sequence _ -> "a list";
      case Mapping _ -> "a mapping";
      case Refused _ -> "an unusable value";
    };
  }
}
