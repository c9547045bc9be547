package dev.carousel.lab.spec;

import dev.carousel.api.describe.ArgumentException;
import dev.carousel.api.describe.Parameter;
import dev.carousel.api.describe.Parameter.ValueType;
import dev.carousel.lab.spec.Node.Entry;
import dev.carousel.lab.spec.Node.Mapping;
import dev.carousel.lab.spec.Node.Refused;
import dev.carousel.lab.spec.Node.Scalar;
import dev.carousel.lab.spec.Node.Sequence;
import dev.carousel.lab.spec.Node.Style;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the keys of one mapping as described by parameters. */
final class Arguments {
  private static final int LONGEST_LABEL = 60;

  private final Problems problems;

  Arguments(Problems problems) {
    this.problems = problems;
  }

  /**
   * Reports keys that are not known.
   *
   * @param owner whose keys they are, such as {@code the task "latch"}
   */
  void checkKeys(Mapping mapping, Set<String> known, String owner) {
    for (Entry entry : mapping.entries()) {
      if (!known.contains(entry.key()) && !problems.isFull()) {
        problems.add(
            entry.at(),
            "unknown-key",
            owner + " has no key \"" + entry.key() + "\"" + Problems.didYouMean(entry.key(), known),
            known.isEmpty() ? "it has no keys." : "its keys are " + String.join(", ", known) + ".");
      }
    }
  }

  /**
   * Reads the values of parameters; keys of no parameter are ignored.
   *
   * @param at where a missing key is reported
   * @return plain values by name, without those left out; empty after a problem
   */
  Optional<Map<String, Object>> read(
      Mapping mapping, List<Parameter> parameters, String owner, Span at) {
    var values = new LinkedHashMap<String, Object>();
    boolean whole = true;
    for (Parameter parameter : parameters) {
      Optional<Entry> entry = mapping.find(parameter.name());
      if (entry.isPresent()) {
        Optional<Object> value = value(entry.get().value(), parameter);
        value.ifPresent(plain -> values.put(parameter.name(), plain));
        whole &= value.isPresent();
      } else if (parameter.fallback().isEmpty()) {
        missing(
            parameter.name(),
            parameter.typeWords(),
            parameter.name() + ": " + parameter.doc() + ".",
            owner,
            at);
        whole = false;
      }
    }
    return whole ? Optional.of(values) : Optional.empty();
  }

  /** Reports a key that has to be there. */
  void missing(String key, String type, String help, String owner, Span at) {
    problems.add(at, "missing-key", owner + " needs the key \"" + key + "\", " + type, help);
  }

  /** Checks the name by which a component goes as an arm or a condition. */
  void checkLabel(Mapping component) {
    Optional<Node> name = component.find("name").map(Entry::value);
    if (name.isEmpty()) {
      return;
    }
    Optional<String> text = name.get().asText();
    if (text.isEmpty()) {
      problems.wrongType(
          name.get(),
          "name must be a text",
          name.get() instanceof Scalar ? "put it in quotes: \"" + name.get().label() + "\"." : "");
    } else if (text.get().isBlank()
        || text.get().length() > LONGEST_LABEL
        || text.get().contains("\n")) {
      problems.add(
          name.get().span(),
          "illegal-name",
          "a name is one line of 1 to " + LONGEST_LABEL + " characters",
          "it labels the component in reports.");
    }
  }

  /** Reads one value; empty after a problem. */
  Optional<Object> value(Node node, Parameter parameter) {
    if (parameter.list() && node instanceof Sequence sequence) {
      return list(sequence, parameter);
    }
    if (node instanceof Refused) {
      problems.wrongType(node, parameter.name());
      return Optional.empty();
    }
    Object plain = plain(node);
    if (parameter.type() == ValueType.FILE && plain instanceof String) {
      return Optional.of(plain);
    }
    if (plain instanceof String word && parameter.choices().contains(word)) {
      return Optional.of(plain);
    }
    try {
      parameter.accept(plain);
      return Optional.of(plain);
    } catch (ArgumentException e) {
      refuse(node, parameter, e);
      return Optional.empty();
    }
  }

  private Optional<Object> list(Sequence sequence, Parameter parameter) {
    Parameter each = element(parameter);
    var values = new ArrayList<Object>();
    sequence.items().forEach(item -> value(item, each).ifPresent(values::add));
    return values.size() == sequence.items().size() ? Optional.of(values) : Optional.empty();
  }

  private static Parameter element(Parameter list) {
    return new Parameter(
        "each of " + list.name(),
        list.type(),
        false,
        list.doc(),
        Optional.empty(),
        list.bounds(),
        list.choices(),
        list.javaType());
  }

  private void refuse(Node node, Parameter parameter, ArgumentException e) {
    switch (e.reason()) {
      case TYPE ->
          problems.wrongType(
              node,
              parameter.name() + " must be " + parameter.typeWords(),
              typeHelp(node, parameter));
      case CHOICE ->
          problems.add(
              node.span(),
              "not-a-choice",
              e.getMessage() + Problems.didYouMean(node.asText().orElse(""), parameter.choices()));
      case RANGE, MISSING, REFUSED ->
          problems.add(node.span(), "out-of-range", String.valueOf(e.getMessage()));
    }
  }

  private static String typeHelp(Node node, Parameter parameter) {
    if (parameter.list() && !(node instanceof Mapping)) {
      return "write [" + node.label() + "].";
    }
    if (!(node instanceof Scalar scalar)) {
      return "";
    }
    boolean numeric = parameter.type() == ValueType.INTEGER || parameter.type() == ValueType.NUMBER;
    if (numeric && scalar.style() == Style.QUOTED && scalar.text().matches("[-+.0-9eE]+")) {
      return "take the quotes away: " + scalar.text() + ".";
    }
    boolean whole = scalar.value() instanceof Double number && number == Math.rint(number);
    if (parameter.type() == ValueType.INTEGER && whole) {
      return "write it without point and exponent: " + Math.round((Double) scalar.value()) + ".";
    }
    if (scalar.value() instanceof String && parameter.choices().contains(StudyOptions.NONE)) {
      List<String> others = parameter.choices().stream().skip(1).toList();
      return "write none to leave it out"
          + others.stream().map(word -> ", or " + word).collect(Collectors.joining())
          + ".";
    }
    boolean textual = parameter.type() == ValueType.TEXT || parameter.type() == ValueType.FILE;
    return textual ? "put it in quotes: \"" + scalar.text() + "\"." : "";
  }

  /** The value without places: Long, Double, Boolean, String, List or Map. */
  static Object plain(Node node) {
    return switch (node) {
      case Scalar scalar -> scalar.value();
      case Sequence sequence -> sequence.items().stream().map(Arguments::plain).toList();
      case Mapping mapping -> Map.of("keys", mapping.keys());
      case Refused _ -> "";
    };
  }

  /** Names in an order for messages. */
  static Set<String> names(List<Parameter> parameters, String... others) {
    var names = new LinkedHashSet<String>();
    names.addAll(List.of(others));
    parameters.forEach(parameter -> names.add(parameter.name()));
    return names;
  }
}
