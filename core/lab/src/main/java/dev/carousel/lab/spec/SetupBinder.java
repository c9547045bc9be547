package dev.carousel.lab.spec;

import dev.carousel.api.Initializer;
import dev.carousel.api.Optimizer;
import dev.carousel.api.Schedule;
import dev.carousel.api.Task;
import dev.carousel.api.describe.Kind;
import dev.carousel.api.describe.Parameter;
import dev.carousel.lab.plugin.Catalogue;
import dev.carousel.lab.spec.CellBinder.BoundCell;
import dev.carousel.lab.spec.ComponentBinder.Bound;
import dev.carousel.lab.spec.ComponentBinder.BoundInitial;
import dev.carousel.lab.spec.Node.Entry;
import dev.carousel.lab.spec.Node.Mapping;
import dev.carousel.lab.study.Setup;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes one variant's setup from a tree in which everything that varies has its value. */
final class SetupBinder {

  /**
   * What a trial trains, and its configuration as plain values.
   *
   * @param resolved see {@link dev.carousel.lab.study.Variant}
   * @param meaning the same with the program of the cell in the place of its equations: equal for
   *     cells that are written differently and compute the same
   */
  record BoundSetup(
      Setup setup, SortedMap<String, Object> resolved, SortedMap<String, Object> meaning) {}

  private final Problems problems;
  private final ComponentBinder components;
  private final CellBinder cells;
  private final GroupBinder groups;
  private final CellCheck check;
  private final Arguments arguments;

  SetupBinder(Catalogue catalogue, CellCheck check, Problems problems) {
    this.problems = problems;
    this.components = new ComponentBinder(catalogue, problems);
    this.cells = new CellBinder(components, check, problems);
    this.groups = new GroupBinder(components, catalogue, problems);
    this.check = check;
    this.arguments = new Arguments(problems);
  }

  /** Everything a setup is made of, each part sound by itself. */
  private record Parts(
      Bound task,
      BoundCell cell,
      Bound optimizer,
      SequencedMap<String, Bound> groups,
      Bound schedule,
      Map<Initializer.Role, BoundInitial> initial,
      Map<String, Object> model,
      Map<String, Object> training) {

    Setup setup() {
      var initializers = new LinkedHashMap<Initializer.Role, Initializer>();
      initial.forEach((role, bound) -> initializers.put(role, bound.initializer()));
      var byGroup = new LinkedHashMap<String, Optimizer>();
      groups.forEach((name, bound) -> byGroup.put(name, (Optimizer) bound.component()));
      return new Setup(
          cell.equations(),
          cell.units(),
          whole(model, "layers"),
          "trained".equals(model.get("initial-states")),
          (Task) task.component(),
          (Optimizer) optimizer.component(),
          byGroup,
          (Schedule) schedule.component(),
          initializers,
          trained(training));
    }

    /** Without what decides no number. */
    SortedMap<String, Object> resolved() {
      var byRole = new TreeMap<String, Object>();
      initial.forEach((role, bound) -> byRole.put(Setup.key(role), bound.resolved()));
      var numbers = new TreeMap<>(training);
      numbers.remove("checkpoint");
      return new TreeMap<>(
          Map.of(
              "task", task.resolved(),
              "cell", cell.resolved(),
              "optimizer", resolvedOptimizer(),
              "schedule", schedule.resolved(),
              "initial", byRole,
              "model", new TreeMap<>(model),
              "training", numbers));
    }

    SortedMap<String, Object> meaning() {
      var meaning = resolved();
      var equal = new TreeMap<>(cell.resolved());
      equal.put("equations", cell.program());
      meaning.put("cell", equal);
      return meaning;
    }

    private SortedMap<String, Object> resolvedOptimizer() {
      var resolved = new TreeMap<>(optimizer.resolved());
      if (!groups.isEmpty()) {
        var byGroup = new TreeMap<String, Object>();
        groups.forEach((name, bound) -> byGroup.put(name, bound.resolved()));
        resolved.put("groups", byGroup);
      }
      return resolved;
    }
  }

  /**
   * Makes the setup; empty after a problem.
   *
   * @param root with the defaults of {@link StudyOptions#COMPONENTS} laid under it
   */
  Optional<BoundSetup> bind(Mapping root) {
    return parts(root)
        .map(parts -> new BoundSetup(parts.setup(), parts.resolved(), parts.meaning()));
  }

  private Optional<Parts> parts(Mapping root) {
    Optional<Bound> task = component(Kind.TASK, root);
    Optional<Bound> optimizer = component(Kind.OPTIMIZER, root);
    Optional<SequencedMap<String, Bound>> byGroup =
        optimizer.flatMap(made -> groups.bind(root, made));
    Optional<Bound> schedule = component(Kind.SCHEDULE, root);
    Map<Initializer.Role, BoundInitial> initial = initial(root);
    Optional<Map<String, Object>> model = section("model", StudyOptions.MODEL, root);
    Optional<Map<String, Object>> training = section("training", StudyOptions.TRAINING, root);
    int inputs = task.map(this::inputs).orElse(0);
    int layers = model.map(values -> whole(values, "layers")).orElse(1);
    Optional<BoundCell> cell =
        root.find("cell").flatMap(entry -> cells.bind(entry, inputs, layers));
    boolean sound =
        byGroup.isPresent()
            && schedule.isPresent()
            && model.isPresent()
            && training.isPresent()
            && initial.size() == Initializer.Role.values().length;
    boolean named = cell.map(made -> groups.checkNames(root, weights(made, inputs))).orElse(false);
    return cell.filter(_ -> sound && named)
        .map(
            made ->
                new Parts(
                    task.orElseThrow(),
                    made,
                    optimizer.orElseThrow(),
                    byGroup.orElseThrow(),
                    schedule.orElseThrow(),
                    initial,
                    model.orElseThrow(),
                    training.orElseThrow()));
  }

  private Set<String> weights(BoundCell cell, int inputs) {
    return check.of(cell.equations(), cell.units(), inputs).weights();
  }

  private Optional<Bound> component(Kind kind, Mapping root) {
    return root.find(kind.label()).flatMap(entry -> components.bind(kind, entry));
  }

  /** Entries of the task's input; 0 after a problem. */
  private int inputs(Bound task) {
    try {
      return ((Task) task.component()).format().inputs();
    } catch (RuntimeException | LinkageError e) {
      components.broken(task.offer(), task.at(), "its format fails: " + e);
      return 0;
    }
  }

  private Map<Initializer.Role, BoundInitial> initial(Mapping root) {
    var result = new EnumMap<Initializer.Role, BoundInitial>(Initializer.Role.class);
    Optional<Mapping> mapping = mapping("initial", root);
    Set<String> roles = new LinkedHashSet<>();
    for (Initializer.Role role : Initializer.Role.values()) {
      String key = Setup.key(role);
      roles.add(key);
      mapping
          .flatMap(found -> found.find(key))
          .flatMap(components::initial)
          .ifPresent(bound -> result.put(role, bound));
    }
    mapping.ifPresent(found -> checkRoles(found, roles));
    return result;
  }

  private void checkRoles(Mapping initial, Set<String> roles) {
    for (Entry entry : initial.entries()) {
      if (!roles.contains(entry.key())) {
        problems.add(
            entry.at(),
            "unknown-key",
            "initial has no role \"" + entry.key() + "\"" + Problems.didYouMean(entry.key(), roles),
            "roles are " + String.join(", ", roles) + ".",
            Problems.didYouMean(entry.key(), roles).isEmpty()
                ? "what one weight begins with stands in the cell, as in cell: { type: lstm,"
                    + " initial: { b_f: 1 } }."
                : "");
      }
    }
  }

  private Optional<Mapping> mapping(String section, Mapping root) {
    Optional<Node> node = root.find(section).map(Entry::value);
    if (node.isEmpty()) {
      return Optional.of(new Mapping(List.of(), root.span()));
    }
    if (node.get() instanceof Mapping mapping) {
      return Optional.of(mapping);
    }
    problems.wrongType(node.get(), section + " must be a mapping");
    return Optional.empty();
  }

  /** The options of a section, with defaults filled in; empty after a problem. */
  private Optional<Map<String, Object>> section(
      String name, List<Parameter> options, Mapping root) {
    Optional<Mapping> mapping = mapping(name, root);
    mapping.ifPresent(found -> arguments.checkKeys(found, Arguments.names(options), name));
    return mapping
        .flatMap(found -> arguments.read(found, options, name, found.span()))
        .map(given -> StudyOptions.filled(given, options));
  }

  private static int whole(Map<String, Object> values, String option) {
    return ((Long) values.getOrDefault(option, 0L)).intValue();
  }

  private static Setup.Training trained(Map<String, Object> values) {
    return new Setup.Training(
        whole(values, "batch"),
        whole(values, "updates"),
        limit(values, "clip-norm"),
        limit(values, "clip-value"),
        steps(values, "truncate"),
        steps(values, "checkpoint"),
        "never".equals(values.get("stop")) ? Setup.Stop.NEVER : Setup.Stop.SOLVED,
        whole(values, "evaluate-every"),
        whole(values, "evaluation-sequences"));
  }

  /** 0 for none, -1 for auto. */
  private static int steps(Map<String, Object> values, String option) {
    Object value = values.get(option);
    if (value instanceof Long steps) {
      return steps.intValue();
    }
    return StudyOptions.AUTO.equals(value) ? -1 : 0;
  }

  private static double limit(Map<String, Object> values, String option) {
    return values.get(option) instanceof Double limit ? limit : Double.POSITIVE_INFINITY;
  }
}
