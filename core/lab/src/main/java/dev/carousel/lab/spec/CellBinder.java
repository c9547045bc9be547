package dev.carousel.lab.spec;

import dev.carousel.api.Cell;
import dev.carousel.api.CellEquations;
import dev.carousel.api.describe.ArgumentException;
import dev.carousel.api.describe.Kind;
import dev.carousel.api.equation.Position;
import dev.carousel.api.equation.Problem;
import dev.carousel.compute.model.Wiring;
import dev.carousel.lab.spec.ComponentBinder.Bound;
import dev.carousel.lab.spec.ComponentBinder.BoundInitial;
import dev.carousel.lab.spec.Node.Entry;
import dev.carousel.lab.spec.Node.Mapping;
import dev.carousel.lab.spec.Node.Sequence;
import dev.carousel.lab.spec.WiringBinder.BoundWiring;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes the equations of a cell, a plugin's or the study's own, and has them checked. */
final class CellBinder {
  /** Ids of problems with a declaration, whose key is named in the message. */
  private static final Map<String, String> DECLARATIONS =
      Map.of("unused-weight", "weights", "unknown-output", "output", "unknown-frozen", "frozen");

  /**
   * A cell whose equations hold.
   *
   * @param equations with the study's initial values
   * @param program what they compute, as text
   */
  record BoundCell(
      CellEquations equations, int units, SortedMap<String, Object> resolved, String program) {}

  /** A cell before its equations are checked. */
  private record Draft(
      CellEquations equations,
      int units,
      Mapping mapping,
      SortedMap<String, Object> resolved,
      List<SizeReader.Symbolic> sizes,
      Complaint complaint) {
    Draft with(CellEquations changed, Complaint about) {
      var plain = new TreeMap<>(resolved);
      plain.put("equations", Resolved.equations(changed));
      return new Draft(changed, units, mapping, plain, sizes, about);
    }
  }

  /** Where problems of a cell's equations are reported. */
  @FunctionalInterface
  interface Complaint {
    void about(Problem problem, int inputs, String note);
  }

  private final ComponentBinder components;
  private final WiringBinder wirings;
  private final CellCheck check;
  private final Problems problems;

  CellBinder(ComponentBinder components, WiringBinder wirings, CellCheck check, Problems problems) {
    this.components = components;
    this.wirings = wirings;
    this.check = check;
    this.problems = problems;
  }

  /**
   * Makes and checks a cell; empty after a problem.
   *
   * @param inputs entries of the task's input; 0 if the task is not known, and nothing is checked
   */
  Optional<BoundCell> bind(Entry entry, int inputs, BoundWiring wiring) {
    Optional<Draft> draft =
        entry.value() instanceof Mapping mapping && mapping.find("equations").isPresent()
            ? inline(mapping, entry.at())
            : plugged(entry);
    List<Entry> initial = initialEntries(entry.value());
    Map<String, BoundInitial> values = new TreeMap<>();
    for (Entry one : initial) {
      components.initial(one).ifPresent(value -> values.put(one.key(), value));
    }
    boolean sound = values.size() == initial.size();
    return draft
        .filter(made -> inputs > 0 && holds(made, inputs, wiring))
        .flatMap(made -> edited(made, initial, inputs, wiring))
        .filter(_ -> sound)
        .map(made -> begun(made, values, check.of(made.equations(), made.units(), inputs)));
  }

  /** The cell with its edits, if it has any; empty after a problem with them. */
  private Optional<Draft> edited(Draft draft, List<Entry> initial, int inputs, BoundWiring wiring) {
    Set<String> weights = new LinkedHashSet<>(weights(draft, inputs));
    Optional<Entry> with = draft.mapping().find("with");
    Optional<Draft> edited =
        with.isEmpty() ? Optional.of(draft) : edited(draft, with.get(), inputs, wiring);
    edited.ifPresent(made -> weights.addAll(weights(made, inputs)));
    List<Entry> named = named(draft, initial);
    long known = named.stream().filter(entry -> isWeight(entry, weights)).count();
    return edited.filter(_ -> known == named.size());
  }

  private Optional<Draft> edited(Draft draft, Entry with, int inputs, BoundWiring wiring) {
    return new CellEdits(with, problems)
        .of(draft.equations())
        .filter(
            done ->
                stacks(draft.with(done.cell().equations(), done), inputs, wiring) && done.sound())
        .map(done -> draft.with(done.cell().equations(), done));
  }

  private Optional<Draft> plugged(Entry entry) {
    return components.bind(Kind.CELL, entry).flatMap(bound -> plugged(bound, entry.value()));
  }

  private Optional<Draft> plugged(Bound bound, Node node) {
    Mapping mapping = Overlay.asMapping(node).orElseThrow();
    try {
      var cell = (Cell) bound.component();
      CellEquations equations = cell.equations();
      var resolved = new TreeMap<>(bound.resolved());
      resolved.put("equations", Resolved.equations(equations));
      return Optional.of(
          new Draft(
              equations,
              cell.units(),
              mapping,
              resolved,
              List.of(),
              (problem, inputs, note) -> complain(bound, mapping, problem, inputs, note)));
    } catch (ArgumentException e) {
      components.refused(bound.offer(), mapping, bound.at(), String.valueOf(e.getMessage()));
      return Optional.empty();
    } catch (RuntimeException | LinkageError e) {
      components.broken(bound.offer(), bound.at(), "its equations fail: " + e);
      return Optional.empty();
    }
  }

  /** Equations that hold with as many inputs as units do not break the plugin's contract. */
  private void complain(Bound bound, Mapping mapping, Problem problem, int inputs, String note) {
    var cell = (Cell) bound.component();
    if (!check.of(cell.equations(), cell.units(), cell.units()).problems().isEmpty()) {
      String what = "in its equations, " + place(problem) + ": " + problem.message();
      components.broken(bound.offer(), bound.at(), what);
      return;
    }
    Remedies all = Remedies.of(bound, inputs, check);
    Remedies remedies = note.isEmpty() ? all : all.ofLayersAbove();
    String message =
        "the cell \"%s\" %s takes as many inputs as it has units; inputs is %d, and units is %d"
            .formatted(bound.offer().name(), remedies.cause(), inputs, cell.units())
            .replace("  ", " ");
    problems.add(
        ComponentBinder.blamed(message, bound.offer().type(), mapping).orElse(bound.at()),
        "inputs-not-units",
        message,
        remedies.help(),
        note);
  }

  private Optional<Draft> inline(Mapping mapping, Span at) {
    Optional<Entry> type = mapping.find("type");
    if (type.isPresent()) {
      problems.add(
          type.get().at(),
          "type-and-equations",
          "a cell has a type or equations, and this one has both",
          "take one of them away.");
    }
    return new InlineCell(mapping.without("type"), problems)
        .read(at)
        .map(
            read -> {
              var resolved = new TreeMap<String, Object>();
              resolved.put("type", "equations");
              resolved.put("units", (long) read.units());
              resolved.put("equations", Resolved.equations(read.equations()));
              return new Draft(
                  read.equations(),
                  read.units(),
                  mapping,
                  resolved,
                  read.sizes(),
                  (problem, _, note) -> complain(read, problem, note));
            });
  }

  private void complain(InlineCell.Read read, Problem problem, String note) {
    Position position = problem.position();
    Optional<Span> declaration =
        Optional.ofNullable(DECLARATIONS.get(problem.id()))
            .flatMap(section -> declaration(read.mapping(), section, problem.message()));
    boolean exact = declaration.isPresent() || read.text().isExact(position);
    problems.add(
        declaration.orElse(read.text().at(position)),
        problem.id(),
        (exact ? "" : place(problem) + " of the equations: ") + problem.message(),
        sentence(problem.help()),
        note);
  }

  private static String place(Problem problem) {
    return "line " + problem.position().line() + ", column " + problem.position().column();
  }

  static String sentence(String help) {
    return help.isEmpty() || help.matches(".*[.?…]") ? help : help + ".";
  }

  /** The place of a section's value, or of the one key or item in it that the message names. */
  private static Optional<Span> declaration(Mapping cell, String section, String message) {
    Optional<Node> value = cell.find(section).map(Entry::value);
    if (value.isPresent() && value.get() instanceof Mapping mapping) {
      return mapping.entries().stream()
          .filter(entry -> message.contains("\"" + entry.key() + "\""))
          .map(Entry::at)
          .findFirst();
    }
    if (value.isPresent() && value.get() instanceof Sequence list) {
      return list.items().stream()
          .filter(item -> message.contains("\"" + item.asText().orElse("") + "\""))
          .map(Node::span)
          .findFirst();
    }
    return value.map(Node::span);
  }

  private List<Entry> initialEntries(Node cell) {
    Optional<Node> initial =
        Overlay.asMapping(cell).flatMap(mapping -> mapping.find("initial")).map(Entry::value);
    if (initial.isPresent() && initial.get() instanceof Mapping mapping) {
      return mapping.entries();
    }
    initial.ifPresent(
        node ->
            problems.wrongType(
                node,
                "initial must be a mapping from weights to initial values",
                "write it as {b_f: 1}."));
    return List.of();
  }

  private boolean holds(Draft draft, int inputs, BoundWiring wiring) {
    return positive(draft, inputs) && stacks(draft, inputs, wiring);
  }

  /** Whether the equations hold for every layer, on top of those below. */
  private boolean stacks(Draft draft, int inputs, BoundWiring bound) {
    Wiring wiring = bound.wiring();
    int below = 0;
    for (int layer = 0; layer < wiring.layers(); layer++) {
      int read = wiring.inputs(layer, below, inputs);
      CellCheck.Verdict verdict = verdict(draft, read, note(layer, read));
      below = wiring.outputs(verdict.outputs());
      if (!verdict.problems().isEmpty() || !wirings.joins(bound, layer, read, below)) {
        return false;
      }
    }
    return true;
  }

  private static String note(int layer, int read) {
    return layer == 0
        ? ""
        : "this is so in layers above the first, whose input has " + read + " entries.";
  }

  private Set<String> weights(Draft draft, int inputs) {
    return check.of(draft.equations(), draft.units(), inputs).weights();
  }

  /** All entries of the cell that are named after weights. */
  private static List<Entry> named(Draft draft, List<Entry> initial) {
    var names = new ArrayList<>(initial);
    if (draft.mapping().find("equations").isPresent()) {
      draft.mapping().find("retention").ifPresent(entry -> addEntries(entry.value(), names));
    }
    return names;
  }

  /** Reports sizes that come to nothing with this task. */
  private boolean positive(Draft draft, int inputs) {
    var sizes = new TreeMap<String, Integer>(draft.equations().sizes());
    sizes.put("units", draft.units());
    sizes.put("inputs", inputs);
    boolean positive = true;
    for (SizeReader.Symbolic declared : draft.sizes()) {
      int value = declared.size().value(sizes);
      if (value < 1) {
        positive = false;
        problems.add(
            declared.at(),
            "out-of-range",
            "a size must be at least 1, and " + declared.size() + " is " + value,
            "here units is " + draft.units() + " and inputs is " + inputs + ".");
      }
    }
    return positive;
  }

  private static void addEntries(Node node, List<Entry> entries) {
    if (node instanceof Mapping mapping) {
      entries.addAll(mapping.entries());
    }
  }

  private CellCheck.Verdict verdict(Draft draft, int inputs, String note) {
    CellCheck.Verdict verdict = check.of(draft.equations(), draft.units(), inputs);
    var told = new HashSet<String>();
    verdict.problems().stream()
        .filter(problem -> told.add(problem.message()))
        .forEach(problem -> draft.complaint().about(problem, inputs, note));
    return verdict;
  }

  private boolean isWeight(Entry entry, Set<String> weights) {
    boolean known = weights.contains(entry.key());
    if (!known) {
      problems.add(
          entry.at(),
          "unknown-weight",
          "the cell has no weight \""
              + entry.key()
              + "\""
              + Problems.didYouMean(entry.key(), weights),
          "its weights are " + String.join(", ", weights) + ".");
    }
    return known;
  }

  /** With initial values of the weights that are left after edits. */
  private static BoundCell begun(
      Draft draft, Map<String, BoundInitial> initial, CellCheck.Verdict verdict) {
    CellEquations equations = draft.equations();
    var resolved = new TreeMap<String, Object>();
    initial.keySet().retainAll(verdict.weights());
    for (Map.Entry<String, BoundInitial> entry : initial.entrySet()) {
      equations = equations.withInitial(entry.getKey(), entry.getValue().initializer());
      resolved.put(entry.getKey(), entry.getValue().resolved());
    }
    draft.resolved().put("initial", resolved);
    return new BoundCell(equations, draft.units(), draft.resolved(), verdict.program());
  }
}
