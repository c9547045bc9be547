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
import dev.carousel.lab.spec.CurriculumBinder.BoundCurriculum;
import dev.carousel.lab.spec.Node.Entry;
import dev.carousel.lab.spec.Node.Mapping;
import dev.carousel.lab.spec.TrainingBinder.BoundTraining;
import dev.carousel.lab.study.Setup;
import dev.carousel.lab.study.Setup.Elsewhere;
import dev.carousel.lab.study.Setup.Noise;
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
import java.util.function.BooleanSupplier;

/** Makes one variant's setup from a tree in which everything that varies has its value. */
final class SetupBinder {

  /**
   * What a trial trains, and its configuration as plain values.
   *
   * @param resolved see {@link dev.carousel.lab.study.Variant}
   * @param meaning the same with the program of the cell in the place of its equations: equal for
   *     cells that are written differently and compute the same
   * @param keepsWeights see {@link dev.carousel.lab.study.Variant}
   */
  record BoundSetup(
      Setup setup,
      SortedMap<String, Object> resolved,
      SortedMap<String, Object> meaning,
      boolean keepsWeights) {}

  private final Problems problems;
  private final ComponentBinder components;
  private final CellBinder cells;
  private final GroupBinder groups;
  private final TrainingBinder trainings;
  private final CurriculumBinder curricula;
  private final EvaluationBinder evaluations;
  private final NoiseBinder noises;
  private final CellCheck check;
  private final Arguments arguments;

  SetupBinder(Catalogue catalogue, DataFiles files, CellCheck check, Problems problems) {
    this.problems = problems;
    this.components = new ComponentBinder(catalogue, files, problems);
    this.cells = new CellBinder(components, check, problems);
    this.groups = new GroupBinder(components, catalogue, problems);
    this.trainings = new TrainingBinder(problems);
    this.curricula = new CurriculumBinder(components, new Overlay(catalogue), problems);
    this.evaluations = new EvaluationBinder(components, new Overlay(catalogue), problems);
    this.noises = new NoiseBinder(problems);
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
      BoundTraining training,
      BoundCurriculum curriculum,
      List<Elsewhere> elsewhere,
      Optional<Object> evaluation) {

    Setup setup() {
      var initializers = new LinkedHashMap<Initializer.Role, Initializer>();
      initial.forEach((role, bound) -> initializers.put(role, bound.initializer()));
      var byGroup = new LinkedHashMap<String, Optimizer>();
      groups.forEach((name, bound) -> byGroup.put(name, (Optimizer) bound.component()));
      return new Setup(
          cell.equations(),
          cell.units(),
          TrainingBinder.whole(model, "layers"),
          "trained".equals(model.get("initial-states")),
          (Task) task.component(),
          (Optimizer) optimizer.component(),
          byGroup,
          (Schedule) schedule.component(),
          initializers,
          trained());
    }

    private Setup.Training trained() {
      Setup.Training written = training.training();
      return curriculum
          .curriculum()
          .map(written::with)
          .orElse(written)
          .with(noise())
          .with(written.evaluation().with(elsewhere));
    }

    Noise noise() {
      return NoiseBinder.noise(model, training.values());
    }

    /** Where nothing is said, those of models that can write. */
    boolean keepsWeights() {
      String keep = String.valueOf(training.values().get("keep"));
      boolean writes = !((Task) task.component()).tokenTexts().isEmpty();
      return keep.equals(StudyOptions.AUTO) ? writes : keep.equals(StudyOptions.LAST);
    }

    /** Without what decides no number. */
    SortedMap<String, Object> resolved() {
      var numbers = new TreeMap<>(training.resolved());
      curriculum.resolved().ifPresent(plain -> numbers.put(CurriculumBinder.KEY, plain));
      var byRole = new TreeMap<String, Object>();
      initial.forEach((role, bound) -> byRole.put(Setup.key(role), bound.resolved()));
      var resolved =
          new TreeMap<String, Object>(
              Map.of(
                  "task", task.resolved(),
                  "cell", cell.resolved(),
                  "optimizer", resolvedOptimizer(),
                  "schedule", schedule.resolved(),
                  "initial", byRole,
                  "model", NoiseBinder.resolved(model),
                  "training", numbers));
      evaluation.ifPresent(plain -> resolved.put(EvaluationBinder.KEY, plain));
      return resolved;
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
        .map(
            parts ->
                new BoundSetup(
                    parts.setup(), parts.resolved(), parts.meaning(), parts.keepsWeights()));
  }

  private Optional<Parts> parts(Mapping root) {
    Optional<Bound> task = component(Kind.TASK, root);
    Optional<Bound> optimizer = component(Kind.OPTIMIZER, root);
    Optional<SequencedMap<String, Bound>> byGroup =
        optimizer.flatMap(made -> groups.bind(root, made));
    Optional<Bound> schedule = component(Kind.SCHEDULE, root);
    Map<Initializer.Role, BoundInitial> initial = initial(root);
    Optional<Map<String, Object>> model = section("model", StudyOptions.MODEL, root);
    Optional<BoundTraining> training = training(root);
    int inputs = task.map(this::inputs).orElse(0);
    int layers = model.map(values -> TrainingBinder.whole(values, "layers")).orElse(1);
    Optional<BoundCell> cell =
        root.find("cell").flatMap(entry -> cells.bind(entry, inputs, layers));
    boolean sound =
        byGroup.isPresent()
            && schedule.isPresent()
            && model.isPresent()
            && training.isPresent()
            && initial.size() == Initializer.Role.values().length;
    Mapping section = mapping("training", root).orElse(root);
    Optional<BoundCurriculum> curriculum =
        task.flatMap(made -> curricula.bind(root, section, made));
    Optional<List<Elsewhere>> elsewhere = task.flatMap(made -> evaluations.bind(root, made));
    boolean named = cell.map(made -> groups.checkNames(root, weights(made, inputs))).orElse(false);
    return cell.filter(_ -> sound && named && curriculum.isPresent() && elsewhere.isPresent())
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
                    training.orElseThrow(),
                    curriculum.orElseThrow(),
                    elsewhere.orElseThrow(),
                    evaluation(root)))
        .filter(parts -> fit(root, section, parts));
  }

  /** Whether what is sound by itself fits together. */
  private boolean fit(Mapping root, Mapping section, Parts parts) {
    BooleanSupplier searches = () -> groups.searches(parts.optimizer());
    boolean decided = trainings.checkStreak(section, parts.training(), parts.task(), searches);
    boolean noisy = noises.check(root, parts.noise(), parts.task(), searches);
    return decided && noisy;
  }

  /** What is written about evaluation, as plain values. */
  private static Optional<Object> evaluation(Mapping root) {
    return root.find(EvaluationBinder.KEY)
        .map(Entry::value)
        .flatMap(Overlay::asMapping)
        .map(
            section -> {
              var plain = new TreeMap<String, Object>();
              section.entries().forEach(e -> plain.put(e.key(), Arguments.plain(e.value())));
              return plain;
            });
  }

  private Optional<BoundTraining> training(Mapping root) {
    return section("training", StudyOptions.TRAINING, root, CurriculumBinder.KEY)
        .flatMap(values -> trainings.bind(mapping("training", root).orElseThrow(), values));
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
      String name, List<Parameter> options, Mapping root, String... others) {
    Optional<Mapping> mapping = mapping(name, root);
    mapping.ifPresent(found -> arguments.checkKeys(found, Arguments.names(options, others), name));
    return mapping
        .flatMap(found -> arguments.read(found, options, name, found.span()))
        .map(given -> StudyOptions.filled(given, options));
  }
}
