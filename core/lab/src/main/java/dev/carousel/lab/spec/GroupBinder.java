package dev.carousel.lab.spec;

import dev.carousel.api.Block;
import dev.carousel.api.Initializer.Role;
import dev.carousel.api.Optimizer;
import dev.carousel.api.SearchRule;
import dev.carousel.api.describe.Kind;
import dev.carousel.compute.random.Streams;
import dev.carousel.lab.plugin.Catalogue;
import dev.carousel.lab.spec.ComponentBinder.Bound;
import dev.carousel.lab.spec.Node.Entry;
import dev.carousel.lab.spec.Node.Mapping;
import dev.carousel.lab.study.Setup;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Makes the optimizers of groups of weights, as in {@code groups: { recurrent: { rate: 0.0001 } }}:
 * what a group says is laid over the study's own optimizer.
 */
final class GroupBinder {
  private static final String GROUPS = "groups";

  private static final List<Block> ONE_WEIGHT = List.of(new Block("U", Role.RECURRENT, 1, 1, 0));

  private final ComponentBinder components;
  private final Overlay overlay;
  private final Problems problems;

  GroupBinder(ComponentBinder components, Catalogue catalogue, Problems problems) {
    this.components = components;
    this.overlay = new Overlay(catalogue);
    this.problems = problems;
  }

  /**
   * The groups by name, in order; empty after a problem.
   *
   * @param own the study's optimizer as it was made
   */
  Optional<SequencedMap<String, Bound>> bind(Mapping root, Bound own) {
    var result = new LinkedHashMap<String, Bound>();
    int before = problems.reports();
    for (Entry entry : entries(root)) {
      group(root, entry).ifPresent(bound -> result.put(entry.key(), bound));
    }
    if (!result.isEmpty()) {
      Stream.concat(Stream.of(own), result.values().stream()).forEach(this::checkByGradient);
    }
    return problems.reports() == before ? Optional.of(result) : Optional.empty();
  }

  private static Optional<Mapping> optimizer(Mapping root) {
    return root.find("optimizer").map(Entry::value).flatMap(Overlay::asMapping);
  }

  private List<Entry> entries(Mapping root) {
    Optional<Node> groups =
        optimizer(root).flatMap(mapping -> mapping.find(GROUPS)).map(Entry::value);
    if (groups.isPresent() && groups.get() instanceof Mapping mapping) {
      return mapping.entries();
    }
    groups.ifPresent(
        node ->
            problems.wrongType(
                node,
                "groups must be a mapping from roles or weights to what differs there",
                "write it as {recurrent: {rate: 0.0001}}."));
    return List.of();
  }

  private Optional<Bound> group(Mapping root, Entry entry) {
    Mapping own = optimizer(root).orElseThrow().without(GROUPS).without("name");
    Node laid = overlay.over(List.of("optimizer", GROUPS, entry.key()), own, entry.value());
    return components.bindLaid(
        Kind.OPTIMIZER, new Entry(entry.key(), entry.at(), laid), entry.value());
  }

  private void checkByGradient(Bound bound) {
    if (searches(bound)) {
      problems.add(
          bound.at(),
          "groups-of-search",
          "the optimizer \""
              + bound.offer().name()
              + "\" goes by the loss alone, and so by all weights at once",
          "groups are of optimizers that go by the gradient; take the key groups away.");
    }
  }

  /** Whether an optimizer goes by the loss alone. */
  boolean searches(Bound bound) {
    try {
      var optimizer = (Optimizer) bound.component();
      return optimizer.rule(ONE_WEIGHT, Streams.named(1, GROUPS)) instanceof SearchRule;
    } catch (RuntimeException | LinkageError e) {
      components.broken(bound.offer(), bound.at(), "it makes no update rule: " + e);
      return false;
    }
  }

  /**
   * Reports groups of nothing.
   *
   * @param weights of the cell
   * @return whether there are none
   */
  boolean checkNames(Mapping root, Set<String> weights) {
    Set<String> known = new LinkedHashSet<>();
    Stream.of(Role.values()).map(Setup::key).forEach(known::add);
    String roles = String.join(", ", known);
    known.addAll(weights);
    int before = problems.reports();
    for (Entry entry : entries(root)) {
      if (!known.contains(entry.key())) {
        problems.add(
            entry.at(),
            "unknown-group",
            "no role and no weight of the cell is called \""
                + entry.key()
                + "\""
                + Problems.didYouMean(entry.key(), known),
            "roles are " + roles + ".",
            "the cell's weights are " + String.join(", ", weights) + ".");
      }
    }
    return problems.reports() == before;
  }
}
