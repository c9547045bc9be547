package dev.carousel.lab.spec;

import dev.carousel.lab.plugin.Catalogue;
import dev.carousel.lab.spec.Axis.Choice;
import dev.carousel.lab.spec.Axis.Setting;
import dev.carousel.lab.spec.Node.Entry;
import dev.carousel.lab.spec.Node.Mapping;
import dev.carousel.lab.study.ArmPair;
import dev.carousel.lab.study.Study;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Makes a study from its tree: its own keys, its arms and conditions, and a setup for each. */
final class StudyBinder {
  private static final int MOST_VARIANTS = 10_000;

  private static final String NAME = "[a-z][a-z0-9]*(-[a-z0-9]+)*";

  private static final Set<String> KEYS =
      Arguments.names(
          List.of(),
          "study",
          "question",
          "task",
          "cell",
          "model",
          "optimizer",
          "schedule",
          "initial",
          "training",
          "evaluation",
          "compare",
          "ablate",
          "across",
          "match",
          "seeds",
          "seed");

  /** Problems of the study's own components that matter even where every arm replaces them. */
  private static final Set<String> OF_UNUSED =
      Set.of(
          "unknown-key",
          "unknown-name",
          "duplicate-name",
          "wrong-type",
          "out-of-range",
          "not-a-choice",
          "illegal-name");

  /** Problems that may come from an axis that was left out because of another problem. */
  private static final Set<String> OF_LEFT_OUT =
      Set.of("missing-key", "refused", "inputs-not-units");

  private final Catalogue catalogue;
  private final Overlay overlay;
  private final Problems problems;
  private final Arguments arguments;
  private final CellCheck check = new CellCheck();
  private final DataFiles files;

  StudyBinder(Catalogue catalogue, Overlay overlay, DataFiles files, Problems problems) {
    this.files = files;
    this.catalogue = catalogue;
    this.overlay = overlay;
    this.problems = problems;
    this.arguments = new Arguments(problems);
  }

  /**
   * Makes the study; empty after a problem.
   *
   * @param written with the defaults of {@link StudyOptions#COMPONENTS} laid under it
   */
  Optional<Study> bind(Mapping written) {
    arguments.checkKeys(written, KEYS, "a study");
    var ablations = new AblationReader(overlay, problems);
    Mapping root = ablations.withCell(written);
    Span start = start(root);
    Optional<Map<String, Object>> own =
        arguments
            .read(root, StudyOptions.STUDY, "a study", start)
            .map(given -> StudyOptions.filled(given, StudyOptions.STUDY));
    own.ifPresent(values -> checkName(String.valueOf(values.get("study")), root));
    component("task", root, start);
    component("cell", root, start);
    setups(problems.only(OF_UNUSED::contains)).bind(root);
    int before = problems.reports();
    var reader = new AxisReader(overlay, problems);
    List<Axis> compared = reader.read("compare", "arm", root);
    List<Axis> conditions = reader.read("across", "condition", root);
    Optional<Ablation> ablation = ablations.read(root);
    List<Axis> arms =
        Stream.concat(ablation.map(Ablation::axis).stream(), compared.stream()).toList();
    if (tooMany(arms, conditions, root)) {
      return Optional.empty();
    }
    boolean complete = problems.reports() == before;
    Problems wanted = complete ? problems : problems.only(id -> !OF_LEFT_OUT.contains(id));
    List<Choice> armChoices = Axis.product(arms, alone(root));
    List<Choice> conditionChoices = Axis.product(conditions, "all");
    List<BoundVariant> variants = variants(armChoices, conditionChoices, root, setups(wanted));
    if (!problems.isEmpty() || own.isEmpty()) {
      return Optional.empty();
    }
    List<BoundVariant> matched = matched(own.get(), variants, armChoices.size());
    new SameVariants(problems).check(matched, armChoices.size());
    List<ArmPair> pairs = ablation.map(found -> found.among(compared)).orElse(List.of());
    return Optional.of(study(own.get(), armChoices, conditionChoices, pairs, matched));
  }

  private SetupBinder setups(Problems kept) {
    return new SetupBinder(catalogue, files, check, kept);
  }

  /** The study's first key in the file. */
  private static Span start(Mapping root) {
    return root.entries().stream()
        .map(Entry::at)
        .filter(at -> at.source() == root.span().source())
        .min(Span.BY_PLACE)
        .orElse(root.span());
  }

  private void checkName(String name, Mapping root) {
    if (!name.matches(NAME)) {
      String legal =
          name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^[-0-9]+|-$", "");
      problems.add(
          root.find("study").orElseThrow().value().span(),
          "illegal-name",
          "a study's name is lower-case words joined by hyphens, and this is \"" + name + "\"",
          legal.isEmpty()
              ? "it names the results folder."
              : "write " + legal + "; it names the results folder.");
    }
  }

  private void component(String key, Mapping root, Span start) {
    if (root.find(key).isEmpty()) {
      arguments.missing(
          key,
          "a name or a mapping with a type",
          "`carousel list " + key + "s` shows the names.",
          "a study",
          start);
    }
  }

  private boolean tooMany(List<Axis> arms, List<Axis> conditions, Mapping root) {
    long count = (long) Axis.count(arms) * Axis.count(conditions);
    if (count <= MOST_VARIANTS) {
      return false;
    }
    problems.add(
        root.find(arms.isEmpty() ? "across" : "compare").orElseThrow().at(),
        "too-many-variants",
        "the "
            + count
            + " combinations of arms and conditions are more than a study may have, which is "
            + MOST_VARIANTS);
    return true;
  }

  private static String alone(Mapping root) {
    return root.find("cell").map(entry -> Labels.component(entry.value())).orElse("cell");
  }

  private List<BoundVariant> variants(
      List<Choice> arms, List<Choice> conditions, Mapping root, SetupBinder setups) {
    var variants = new ArrayList<BoundVariant>();
    for (Choice condition : conditions) {
      for (Choice arm : arms) {
        Mapping applied = applied(root, arm, condition);
        setups
            .bind(applied)
            .ifPresent(bound -> variants.add(new BoundVariant(arm, condition, applied, bound)));
      }
    }
    return variants;
  }

  private List<BoundVariant> matched(
      Map<String, Object> own, List<BoundVariant> variants, int arms) {
    String match = String.valueOf(own.get("match"));
    if (match.equals(StudyOptions.NONE)) {
      return variants;
    }
    var quantity = Matching.Quantity.valueOf(match.toUpperCase(Locale.ROOT));
    return new Matching(quantity, root -> setups(new Problems()).bind(root), overlay, problems)
        .matched(variants, arms);
  }

  /** The study with the values of an arm and a condition; a whole component before its parts. */
  private Mapping applied(Mapping root, Choice arm, Choice condition) {
    List<Setting> settings =
        Stream.concat(arm.settings().stream(), condition.settings().stream())
            .sorted(Comparator.comparingInt(setting -> setting.path().size()))
            .toList();
    Mapping result = root;
    for (Setting setting : settings) {
      result = overlay.set(result, setting.path(), setting.value());
    }
    return result;
  }

  private static Study study(
      Map<String, Object> own,
      List<Choice> arms,
      List<Choice> conditions,
      List<ArmPair> pairs,
      List<BoundVariant> variants) {
    var values = new LinkedHashMap<>(own);
    return new Study(
        String.valueOf(values.get("study")),
        String.valueOf(values.get("question")),
        ((Long) values.getOrDefault("seeds", 0L)).intValue(),
        (Long) values.getOrDefault("seed", 0L),
        arms.stream().map(Choice::label).toList(),
        conditions.stream().map(Choice::label).toList(),
        pairs,
        variants.stream().map(BoundVariant::variant).toList());
  }
}
