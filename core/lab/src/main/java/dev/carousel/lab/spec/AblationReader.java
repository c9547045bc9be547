package dev.carousel.lab.spec;

import dev.carousel.api.describe.Parameter;
import dev.carousel.api.describe.Parameter.Bounds;
import dev.carousel.api.describe.Parameter.ValueType;
import dev.carousel.lab.spec.Node.Entry;
import dev.carousel.lab.spec.Node.Mapping;
import dev.carousel.lab.spec.Node.Scalar;
import dev.carousel.lab.spec.Node.Style;
import dev.carousel.lab.study.ArmPair;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads {@code ablate}: edits of one cell, named once, and which of them stand together. */
final class AblationReader {
  static final String KEY = "ablate";

  private static final String EXAMPLE =
      "write ablate: { of: lstm, edits: { no-forget-gate: { f: 1 } } }.";

  /** Which edits an arm has, and the label of the arm. */
  private record Arm(String label, List<Entry> edits) {}

  private static final Parameter MODE =
      new Parameter(
          "mode",
          ValueType.CHOICE,
          false,
          "one-out: the cell, and with each edit; one-in: with all edits, and with all but each;"
              + " pairs: the cell, with each edit, and with each two",
          Optional.of("one-out"),
          new Bounds(Double.NEGATIVE_INFINITY, true, Double.POSITIVE_INFINITY, true),
          List.of("one-out", "one-in", "pairs"),
          String.class);

  private final Overlay overlay;
  private final Problems problems;
  private final Arguments arguments;

  AblationReader(Overlay overlay, Problems problems) {
    this.overlay = overlay;
    this.problems = problems;
    this.arguments = new Arguments(problems);
  }

  /** The study with {@code of} laid over its cell. */
  Mapping withCell(Mapping root) {
    Optional<Entry> of =
        root.find(KEY)
            .map(Entry::value)
            .filter(Mapping.class::isInstance)
            .flatMap(node -> ((Mapping) node).find("of"));
    return of.map(
            entry -> overlay.set(root, KeyPath.of("cell", entry.at()).orElseThrow(), entry.value()))
        .orElse(root);
  }

  /**
   * The arms; empty where the study has no such block, or after a problem.
   *
   * @param root after {@link #withCell}
   */
  Optional<Ablation> read(Mapping root) {
    Optional<Entry> entry = root.find(KEY);
    if (entry.isEmpty()) {
      return Optional.empty();
    }
    if (!(entry.get().value() instanceof Mapping mapping)) {
      problems.wrongType(entry.get().value(), "ablate must be a mapping", EXAMPLE);
      return Optional.empty();
    }
    arguments.checkKeys(mapping, Arguments.names(List.of(), "of", "edits", "mode"), KEY);
    checkAlone(entry.get(), root);
    Optional<Map<String, Object>> mode =
        arguments.read(mapping, List.of(MODE), KEY, entry.get().at());
    Optional<Mapping> base = root.find("cell").map(Entry::value).flatMap(Overlay::asMapping);
    List<Entry> edits = edits(mapping, entry.get().at());
    if (mode.isEmpty() || base.isEmpty() || edits.isEmpty()) {
      return Optional.empty();
    }
    String chosen = String.valueOf(mode.get().getOrDefault("mode", "one-out"));
    if (!chosen.equals("one-out") && !apart(edits, chosen)) {
      return Optional.empty();
    }
    return ablation(base.get(), edits, chosen, entry.get());
  }

  private void checkAlone(Entry ablate, Mapping root) {
    for (String section : List.of("compare", "across")) {
      root.find(section)
          .map(Entry::value)
          .filter(Mapping.class::isInstance)
          .flatMap(node -> ((Mapping) node).find("cell"))
          .ifPresent(
              cell ->
                  problems.add(
                      cell.at(),
                      "path-twice",
                      "cell varies in " + section + " and in ablate",
                      "ablate stands at line "
                          + ablate.at().line()
                          + ", column "
                          + ablate.at().column()
                          + "; to compare with other cells write the edits as arms, as in cell:"
                          + " [lstm, gru, { type: lstm, with: { f: 1 } }]."));
    }
  }

  private List<Entry> edits(Mapping mapping, Span at) {
    Optional<Entry> edits = mapping.find("edits");
    if (edits.isEmpty()) {
      arguments.missing("edits", "a mapping from names to edits", EXAMPLE, KEY, at);
      return List.of();
    }
    if (!(edits.get().value() instanceof Mapping named) || named.entries().isEmpty()) {
      problems.wrongType(
          edits.get().value(), "edits must be a mapping from names to edits", EXAMPLE);
      return List.of();
    }
    for (Entry edit : named.entries()) {
      if (!(edit.value() instanceof Mapping inner) || inner.entries().isEmpty()) {
        problems.wrongType(
            edit.value(),
            "the edit " + edit.key() + " must be a mapping from equations to what replaces them",
            "write it as in no-forget-gate: { f: 1 }.");
        return List.of();
      }
    }
    return named.entries();
  }

  /** Whether no two edits change the same equation; reports those that do. */
  private boolean apart(List<Entry> edits, String mode) {
    var changed = new HashMap<String, Entry>();
    boolean apart = true;
    for (Entry edit : edits) {
      for (Entry target : ((Mapping) edit.value()).entries()) {
        Entry other = changed.putIfAbsent(target.key(), edit);
        if (other != null) {
          apart = false;
          problems.add(
              target.at(),
              "edits-collide",
              "the edits \""
                  + other.key()
                  + "\" and \""
                  + edit.key()
                  + "\" both change "
                  + target.key()
                  + ", so no arm can have both",
              "mode " + mode + " needs arms with several edits; mode: one-out does not.");
        }
      }
    }
    return apart;
  }

  private Optional<Ablation> ablation(Mapping base, List<Entry> edits, String mode, Entry entry) {
    String whole = Labels.component(base);
    var pairs = new ArrayList<ArmPair>();
    List<Arm> arms =
        switch (mode) {
          case "one-in" -> oneIn(edits, pairs);
          case "pairs" -> pairs(edits, whole, pairs);
          default -> oneOut(edits, whole, pairs);
        };
    if (!unique(arms, entry)) {
      return Optional.empty();
    }
    List<Node> values = arms.stream().map(arm -> (Node) edited(base, arm)).toList();
    var path = KeyPath.of("cell", entry.at()).orElseThrow();
    return Optional.of(
        new Ablation(new Axis(path, values, arms.stream().map(Arm::label).toList()), pairs));
  }

  private static List<Arm> oneOut(List<Entry> edits, String whole, List<ArmPair> pairs) {
    var arms = new ArrayList<>(List.of(new Arm(whole, List.of())));
    for (Entry edit : edits) {
      arms.add(new Arm(edit.key(), List.of(edit)));
      pairs.add(new ArmPair(edit.key(), edit.key(), whole));
    }
    return arms;
  }

  private static List<Arm> oneIn(List<Entry> edits, List<ArmPair> pairs) {
    String all = "all edits";
    var arms = new ArrayList<>(List.of(new Arm(all, edits)));
    for (Entry edit : edits) {
      String label = "all but " + edit.key();
      arms.add(new Arm(label, edits.stream().filter(other -> other != edit).toList()));
      pairs.add(new ArmPair(edit.key(), all, label));
    }
    return arms;
  }

  private static List<Arm> pairs(List<Entry> edits, String whole, List<ArmPair> pairs) {
    List<Arm> arms = oneOut(edits, whole, pairs);
    for (int i = 0; i < edits.size(); i++) {
      for (int j = i + 1; j < edits.size(); j++) {
        String first = edits.get(i).key();
        String second = edits.get(j).key();
        String both = first + " + " + second;
        arms.add(new Arm(both, List.of(edits.get(i), edits.get(j))));
        pairs.add(new ArmPair(first, both, second));
        pairs.add(new ArmPair(second, both, first));
      }
    }
    return arms;
  }

  private boolean unique(List<Arm> arms, Entry entry) {
    Set<String> twice =
        arms.stream()
            .collect(Collectors.groupingBy(Arm::label, Collectors.counting()))
            .entrySet()
            .stream()
            .filter(count -> count.getValue() > 1)
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    twice.forEach(
        label ->
            problems.add(
                entry.at(),
                "duplicate-arm",
                "two arms of ablate are called \"" + label + "\"",
                "name the edit otherwise than the cell."));
    return twice.isEmpty();
  }

  /** The cell with the edits added to those that it has; it stands where its last edit does. */
  private static Mapping edited(Mapping base, Arm arm) {
    Span at = arm.edits().isEmpty() ? base.span() : arm.edits().getLast().value().span();
    Mapping with =
        base.find("with")
            .map(Entry::value)
            .filter(Mapping.class::isInstance)
            .map(Mapping.class::cast)
            .orElse(new Mapping(List.of(), at));
    for (Entry edit : arm.edits()) {
      with = with.with(((Mapping) edit.value()).entries());
    }
    var name = new Scalar(arm.label(), arm.label(), Style.PLAIN, at);
    Mapping named = base.with(new Entry("name", at, name)).at(at);
    return with.entries().isEmpty() ? named : named.with(new Entry("with", at, with));
  }
}
