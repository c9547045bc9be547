package dev.carousel.lab.spec;

import dev.carousel.api.CellEquations;
import dev.carousel.api.CellEquations.Constant;
import dev.carousel.api.describe.Parameter;
import dev.carousel.api.describe.Parameter.Bounds;
import dev.carousel.api.describe.Parameter.ValueType;
import dev.carousel.api.equation.EquationException;
import dev.carousel.api.equation.EquationParser;
import dev.carousel.api.equation.Problem;
import dev.carousel.api.equation.Size;
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
              "retention")
          .collect(LinkedHashSet::new, LinkedHashSet::add, LinkedHashSet::addAll);

  private static final String OWNER = "a cell with equations";
  private static final Set<String> GIVEN = Set.of("x", "t", "I", "units", "inputs");
  private static final String LEGAL_NAME = "[A-Za-z][A-Za-z0-9_]*";
  private static final int MOST_UNITS = 65_536;

  /** What was read, before the equations are checked. */
  record Read(
      CellEquations equations,
      int units,
      EquationText text,
      Mapping mapping,
      List<DeclaredSize> sizes) {}

  /** A size in terms of others, and where it is declared. */
  record DeclaredSize(Size size, Span at) {}

  private final Problems problems;
  private final Arguments arguments;
  private final Mapping mapping;
  private final Map<String, Span> declared = new LinkedHashMap<>();
  private final List<DeclaredSize> declaredSizes = new ArrayList<>();
  private final int before;

  InlineCell(Mapping mapping, Problems problems) {
    this.mapping = mapping;
    this.problems = problems;
    this.arguments = new Arguments(problems);
    this.before = problems.reports();
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
    SequencedMap<String, String> states = states(sizes.keySet());
    SequencedMap<String, List<String>> weights = weights(sizes.keySet());
    SequencedMap<String, Constant> constants = constants();
    SequencedMap<String, Integer> retention = retention();
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
            retention);
    int units = ((Long) plain.get().get("units")).intValue();
    return Optional.of(
        new Read(equations, units, new EquationText(text.get()), mapping, declaredSizes));
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
        new Bounds(1, true, MOST_UNITS, true),
        List.of(),
        int.class);
  }

  /** The entries of a mapping that may be left out. */
  private List<Entry> entries(String key, String example) {
    return switch (mapping.find(key).map(Entry::value).orElse(null)) {
      case null -> List.of();
      case Mapping inner -> inner.entries();
      case Refused _ -> List.of();
      case Node other -> {
        wrongType(other, key + " must be a mapping such as " + example);
        yield List.of();
      }
    };
  }

  private void wrongType(Node found, String wanted) {
    if (!(found instanceof Refused)) {
      problems.add(found.span(), "wrong-type", wanted + ", not " + found.words());
    }
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
      }
    }
    return sizes;
  }

  private SequencedMap<String, String> states(Set<String> sizes) {
    var states = new LinkedHashMap<String, String>();
    Node node = mapping.find("states").map(Entry::value).orElse(null);
    if (node instanceof Sequence sequence) {
      sequence.items().forEach(item -> state(item, states));
    } else if (node != null) {
      for (Entry entry : entries("states", "{h: units, m: 5}, or a list such as [h, c]")) {
        if (declares(entry.key(), entry.at(), "a state")) {
          states.put(entry.key(), size(entry.value(), sizes));
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
      wrongType(item, "each of states must be a name");
    } else if (declares(name.get(), item.span(), "a state")) {
      states.put(name.get(), "units");
    }
  }

  private String size(Node node, Set<String> sizes) {
    boolean sized =
        node instanceof Scalar scalar
            && (scalar.value() instanceof String || scalar.value() instanceof Long);
    if (!sized) {
      wrongType(node, "a size must be a whole number or named sizes such as 2*units + 1");
      return "units";
    }
    var scalar = (Scalar) node;
    if (scalar.value() instanceof Long whole) {
      checkWhole(whole, scalar);
      return scalar.text();
    }
    try {
      Size size = EquationParser.parseSize(scalar.text());
      checkSize(size, scalar, sizes);
      declaredSizes.add(new DeclaredSize(size, scalar.span()));
    } catch (EquationException e) {
      for (Problem problem : e.problems()) {
        problems.add(
            new EquationText(scalar).at(problem.position()),
            "unreadable-size",
            "this is not a size: " + problem.message(),
            "a size is a whole number or named sizes, such as 2*units + 1.");
      }
    }
    return scalar.text();
  }

  private void checkSize(Size size, Scalar scalar, Set<String> sizes) {
    var known = new LinkedHashSet<String>(List.of("units", "inputs"));
    known.addAll(sizes);
    size.terms().keySet().stream()
        .filter(name -> !known.contains(name))
        .forEach(
            name ->
                problems.add(
                    scalar.span(),
                    "unknown-size",
                    "no size is named \"" + name + "\"" + Problems.didYouMean(name, known),
                    "sizes are " + String.join(", ", known) + "; declare others under sizes."));
  }

  private void checkWhole(long size, Scalar scalar) {
    if (size < 1 || size > MOST_UNITS) {
      problems.add(
          scalar.span(),
          "out-of-range",
          "a size must be at least 1 and at most " + MOST_UNITS + ", not " + size);
    }
  }

  private SequencedMap<String, List<String>> weights(Set<String> sizes) {
    var weights = new LinkedHashMap<String, List<String>>();
    for (Entry entry : entries("weights", "{u: [units], W: [units, inputs]}")) {
      if (!(entry.value() instanceof Sequence shape)) {
        wrongType(
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
        weights.put(entry.key(), shape.items().stream().map(item -> size(item, sizes)).toList());
      }
    }
    return weights;
  }

  private SequencedMap<String, Constant> constants() {
    var constants = new LinkedHashMap<String, Constant>();
    for (Entry entry : entries("constants", "{alpha: 0.95}")) {
      if (declares(entry.key(), entry.at(), "a constant")) {
        constant(entry).ifPresent(constant -> constants.put(entry.key(), constant));
      }
    }
    return constants;
  }

  private Optional<Constant> constant(Entry entry) {
    if (!(entry.value() instanceof Sequence sequence)) {
      return number(entry.value(), entry.key()).map(Constant::scalar);
    }
    if (sequence.items().isEmpty()) {
      problems.add(
          sequence.span(), "empty-list", "the constant " + entry.key() + " has no entries");
      return Optional.empty();
    }
    boolean matrix = sequence.items().stream().anyMatch(Sequence.class::isInstance);
    return matrix
        ? matrix(entry.key(), sequence)
        : vector(sequence, entry.key()).map(Constant::vector);
  }

  private Optional<Double> number(Node node, String name) {
    if (node instanceof Scalar scalar && scalar.value() instanceof Number number) {
      return Optional.of(number.doubleValue());
    }
    wrongType(node, "the constant " + name + " must be a number, or a list or matrix of them");
    return Optional.empty();
  }

  private Optional<List<Double>> vector(Sequence sequence, String name) {
    var values = new ArrayList<Double>();
    sequence.items().forEach(item -> number(item, name).ifPresent(values::add));
    return values.size() == sequence.items().size() ? Optional.of(values) : Optional.empty();
  }

  private Optional<Constant> matrix(String name, Sequence rows) {
    var values = new ArrayList<List<Double>>();
    for (Node item : rows.items()) {
      if (!(item instanceof Sequence row)) {
        wrongType(item, "each row of the matrix " + name + " must be a list");
      } else {
        vector(row, name).ifPresent(values::add);
      }
    }
    if (values.size() < rows.items().size()) {
      return Optional.empty();
    }
    int columns = values.getFirst().size();
    for (int row = 0; row < values.size(); row++) {
      if (values.get(row).size() != columns || columns == 0) {
        problems.add(
            rows.items().get(row).span(),
            "ragged-matrix",
            "row "
                + (row + 1)
                + " of "
                + name
                + " has "
                + count(values.get(row).size())
                + ", and row 1 has "
                + columns,
            columns == 0
                ? "a row needs at least one entry."
                : "all rows of a matrix are equally long.");
        return Optional.empty();
      }
    }
    return Optional.of(Constant.matrix(values));
  }

  private static String count(int entries) {
    return entries == 1 ? "1 entry" : entries + " entries";
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
        wrongType(
            entry.value(),
            "the retention of "
                + entry.key()
                + " must be 1, where a larger bias keeps more of the old state, or -1");
      }
    }
    return retention;
  }

  private Optional<Scalar> text() {
    Node node = mapping.find("equations").orElseThrow().value();
    if (node.asText().isEmpty()) {
      wrongType(node, "equations must be a text, one equation a line");
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
    return Optional.of(scalar);
  }
}
