package dev.carousel.lab.spec;

import dev.carousel.api.CellEquations;
import dev.carousel.api.CellEquations.Constant;
import dev.carousel.api.describe.Parameter;
import dev.carousel.api.describe.Parameter.Bounds;
import dev.carousel.api.describe.Parameter.ValueType;
import dev.carousel.lab.spec.Node.Entry;
import dev.carousel.lab.spec.Node.Mapping;
import dev.carousel.lab.spec.Node.Scalar;
import dev.carousel.lab.spec.Node.Sequence;
import dev.carousel.lab.spec.Node.Style;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads a cell whose equations stand in the study: the declarations beside them. What the equations
 * mean is not looked at here.
 */
final class InlineCell {
  static final Set<String> KEYS =
      Stream.of(
              "name",
              "units",
              "states",
              "output",
              "equations",
              "sizes",
              "weights",
              "constants",
              "initial",
              "retention",
              "frozen",
              "with")
          .collect(LinkedHashSet::new, LinkedHashSet::add, LinkedHashSet::addAll);

  private static final String OWNER = "a cell with equations";
  private static final Set<String> GIVEN = Set.of("x", "t", "I", "units", "inputs");
  private static final int MOST_LINES = 1_000;
  private static final String LEGAL_NAME = "[A-Za-z][A-Za-z0-9_]*";

  /** What was read, before the equations are checked. */
  record Read(
      CellEquations equations,
      int units,
      EquationText text,
      Mapping mapping,
      List<SizeReader.Symbolic> sizes) {}

  private final Problems problems;
  private final Arguments arguments;
  private final Mapping mapping;
  private final Map<String, Span> declared = new LinkedHashMap<>();
  private final SizeReader sizeReader;
  private final int before;

  InlineCell(Mapping mapping, Problems problems) {
    this.mapping = mapping;
    this.problems = problems;
    this.arguments = new Arguments(problems);
    this.before = problems.reports();
    this.sizeReader = new SizeReader(problems);
  }

  /**
   * Reads the cell; empty after a problem. Whether sizes are positive depends on the task and is
   * not looked at.
   *
   * @param at where a missing key is reported
   */
  Optional<Read> read(Span at) {
    arguments.checkKeys(mapping, KEYS, OWNER);
    arguments.checkLabel(mapping);
    required("states", "a list of names, or names with sizes", "such as states: [h, c].", at);
    required("output", "a name", "it is a state or an assigned name, such as output: h.", at);
    Optional<Map<String, Object>> plain = arguments.read(mapping, options(), OWNER, at);
    SequencedMap<String, Integer> sizes = sizes();
    SequencedMap<String, String> states = states();
    SequencedMap<String, List<String>> weights = weights();
    SequencedMap<String, Constant> constants = constants();
    SequencedMap<String, Integer> retention = retention();
    List<String> frozen = frozen();
    Optional<Scalar> text = text();
    if (plain.isEmpty() || text.isEmpty() || problems.reports() > before) {
      return Optional.empty();
    }
    var equations =
        new CellEquations(
            states,
            String.valueOf(plain.get().get("output")),
            text.get().text(),
            sizes,
            weights,
            constants,
            new LinkedHashMap<>(),
            retention,
            frozen);
    int units = ((Long) plain.get().get("units")).intValue();
    return Optional.of(
        new Read(equations, units, new EquationText(text.get()), mapping, sizeReader.symbolic()));
  }

  private void required(String key, String type, String help, Span at) {
    if (mapping.find(key).isEmpty()) {
      arguments.missing(key, type, help, OWNER, at);
    }
  }

  private static List<Parameter> options() {
    var any = new Bounds(Double.NEGATIVE_INFINITY, true, Double.POSITIVE_INFINITY, true);
    return List.of(
        whole("units", "the size of states that declare none"),
        new Parameter(
            "output", ValueType.TEXT, false, "", Optional.of(""), any, List.of(), String.class));
  }

  private static Parameter whole(String name, String doc) {
    return new Parameter(
        name,
        ValueType.INTEGER,
        false,
        doc,
        Optional.empty(),
        new Bounds(1, true, SizeReader.LARGEST, true),
        List.of(),
        int.class);
  }

  /** The entries of a mapping that may be left out. */
  private List<Entry> entries(String key, String example) {
    return switch (mapping.find(key).map(Entry::value).orElse(null)) {
      case null -> List.of();
      case Mapping inner -> inner.entries();
      case Node other -> {
        problems.wrongType(other, key + " must be a mapping such as " + example);
        yield List.of();
      }
    };
  }

  private boolean declares(String name, Span at, String what) {
    if (!name.matches(LEGAL_NAME)) {
      problems.add(
          at,
          "illegal-name",
          "\"" + name + "\" is not a name for " + what,
          "a name has letters, digits and _, and begins with a letter.");
      return false;
    }
    Span first = declared.putIfAbsent(name, at);
    if (GIVEN.contains(name) || first != null) {
      problems.add(
          at,
          "name-taken",
          "\"" + name + "\" cannot name " + what + ", it has a meaning already",
          first == null
              ? "given are " + String.join(", ", GIVEN.stream().sorted().toList()) + "."
              : "it is declared at line " + first.line() + ", column " + first.column() + ".");
      return false;
    }
    return true;
  }

  private SequencedMap<String, Integer> sizes() {
    var sizes = new LinkedHashMap<String, Integer>();
    for (Entry entry : entries("sizes", "{M: 5}")) {
      if (declares(entry.key(), entry.at(), "a size")) {
        arguments
            .value(entry.value(), whole(entry.key(), ""))
            .ifPresent(size -> sizes.put(entry.key(), ((Long) size).intValue()));
        sizeReader.declare(entry.key());
      }
    }
    return sizes;
  }

  private SequencedMap<String, String> states() {
    var states = new LinkedHashMap<String, String>();
    Node node = mapping.find("states").map(Entry::value).orElse(null);
    if (node instanceof Sequence sequence) {
      sequence.items().forEach(item -> state(item, states));
    } else if (node != null) {
      for (Entry entry : entries("states", "{h: units, m: 5}, or a list such as [h, c]")) {
        if (declares(entry.key(), entry.at(), "a state")) {
          states.put(entry.key(), sizeReader.read(entry.value()));
        }
      }
    }
    if (node != null && states.isEmpty() && problems.reports() == before) {
      problems.add(node.span(), "empty-list", "states names no state, and a cell needs one");
    }
    return states;
  }

  private void state(Node item, Map<String, String> states) {
    Optional<String> name = item.asText();
    if (name.isEmpty()) {
      problems.wrongType(item, "each of states must be a name");
    } else if (declares(name.get(), item.span(), "a state")) {
      states.put(name.get(), "units");
    }
  }

  private SequencedMap<String, List<String>> weights() {
    var weights = new LinkedHashMap<String, List<String>>();
    for (Entry entry : entries("weights", "{u: [units], W: [units, inputs]}")) {
      if (!(entry.value() instanceof Sequence shape)) {
        problems.wrongType(
            entry.value(),
            "the shape of "
                + entry.key()
                + " must be a list: [] for a scalar, [units] for a vector, [units, inputs] for a"
                + " matrix");
      } else if (shape.items().size() > 2) {
        problems.add(
            shape.span(),
            "out-of-range",
            "the shape of "
                + entry.key()
                + " has "
                + shape.items().size()
                + " sizes, and a weight has at most 2");
      } else if (declares(entry.key(), entry.at(), "a weight")) {
        weights.put(entry.key(), shape.items().stream().map(sizeReader::read).toList());
      }
    }
    return weights;
  }

  private SequencedMap<String, Constant> constants() {
    var constants = new LinkedHashMap<String, Constant>();
    for (Entry entry : entries("constants", "{alpha: 0.95}")) {
      if (declares(entry.key(), entry.at(), "a constant")) {
        new ConstantReader(entry.key(), problems)
            .read(entry.value())
            .ifPresent(constant -> constants.put(entry.key(), constant));
      }
    }
    return constants;
  }

  private SequencedMap<String, Integer> retention() {
    var retention = new LinkedHashMap<String, Integer>();
    for (Entry entry : entries("retention", "{b_f: 1}")) {
      boolean sign =
          entry.value() instanceof Scalar scalar
              && scalar.value() instanceof Long whole
              && Math.abs(whole) == 1;
      if (sign) {
        retention.put(entry.key(), ((Long) ((Scalar) entry.value()).value()).intValue());
      } else {
        problems.wrongType(
            entry.value(),
            "the retention of "
                + entry.key()
                + " must be 1, where a larger bias keeps more of the old state, or -1");
      }
    }
    return retention;
  }

  /** Names of weights that stay as they begin, each once. */
  private List<String> frozen() {
    return switch (mapping.find("frozen").map(Entry::value).orElse(null)) {
      case null -> List.of();
      case Sequence sequence -> {
        var names = new LinkedHashSet<String>();
        for (Node item : sequence.items()) {
          Optional<String> name = item.asText();
          if (name.isEmpty()) {
            problems.wrongType(item, "each of frozen must be the name of a weight");
          } else if (!names.add(name.get())) {
            problems.add(item.span(), "name-taken", "\"" + name.get() + "\" is frozen already");
          }
        }
        yield List.copyOf(names);
      }
      case Node other -> {
        problems.wrongType(other, "frozen must be a list of weights such as [U, W]");
        yield List.of();
      }
    };
  }

  private Optional<Scalar> text() {
    Node node = mapping.find("equations").orElseThrow().value();
    if (node.asText().isEmpty()) {
      problems.wrongType(node, "equations must be a text, one equation a line");
      return Optional.empty();
    }
    var scalar = (Scalar) node;
    if (scalar.style() == Style.FOLDED) {
      problems.add(
          scalar.span(),
          "folded-equations",
          "after \">\" YAML joins all lines to one, and each equation needs its own",
          "write | instead of >.");
      return Optional.empty();
    }
    if (scalar.text().lines().count() > MOST_LINES) {
      problems.add(
          scalar.span(),
          "too-large",
          "the equations of a cell are at most " + MOST_LINES + " lines");
      return Optional.empty();
    }
    return Optional.of(scalar);
  }
}
