package dev.carousel.lab.spec;

import dev.carousel.lab.size.ModelSize;
import dev.carousel.lab.spec.Axis.Setting;
import dev.carousel.lab.spec.Node.Entry;
import dev.carousel.lab.spec.Node.Mapping;
import dev.carousel.lab.spec.Node.Scalar;
import dev.carousel.lab.spec.Node.Style;
import dev.carousel.lab.spec.SetupBinder.BoundSetup;
import dev.carousel.lab.study.Setup;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds the units of each arm with which it is as big as the first arm of its condition, by {@code
 * match: parameters} or {@code match: cost}.
 */
final class Matching {
  private static final double TOLERANCE = 0.02;
  private static final int MOST_UNITS = 1 << 16;

  /**
   * Some numbers of units, such as those that heads do not divide, are refused; how far to look.
   */
  private static final int STRIDE = 64;

  /** What arms agree in. */
  enum Quantity {
    PARAMETERS("parameters"),
    COST("multiply-adds per step");

    private final String words;

    Quantity(String words) {
      this.words = words;
    }

    long of(Setup setup) {
      ModelSize size = ModelSize.of(setup);
      return switch (this) {
        case PARAMETERS -> size.parameters();
        case COST -> size.multiplyAdds();
      };
    }
  }

  private final Quantity quantity;
  private final Function<Mapping, Optional<BoundSetup>> binder;
  private final Overlay overlay;
  private final Problems problems;

  /**
   * @param quantity what arms are to agree in
   * @param binder makes setups and tells no problem
   */
  Matching(
      Quantity quantity,
      Function<Mapping, Optional<BoundSetup>> binder,
      Overlay overlay,
      Problems problems) {
    this.quantity = quantity;
    this.binder = binder;
    this.overlay = overlay;
    this.problems = problems;
  }

  /**
   * All variants at their matched units; those that cannot be matched are reported.
   *
   * @param variants conditions outermost
   * @param arms how many there are in each condition
   */
  List<BoundVariant> matched(List<BoundVariant> variants, int arms) {
    var matched = new ArrayList<BoundVariant>();
    for (int i = 0; i < variants.size(); i++) {
      BoundVariant base = variants.get(i - i % arms);
      matched.add(i % arms == 0 ? base : matched(variants.get(i), base));
    }
    return matched;
  }

  private BoundVariant matched(BoundVariant arm, BoundVariant base) {
    long target = quantity.of(base.setup());
    Optional<Span> own = ownUnits(arm, base.setup().units());
    if (own.isPresent()) {
      problems.add(
          own.get(),
          "matched-units",
          "the arm \"" + arm.arm().label() + "\" names its units, and match is to find them",
          "take the units away, or match.");
      return arm;
    }
    if (quantity.of(arm.setup()) == target) {
      return arm;
    }
    var search = new Search(arm, target);
    search.run();
    Optional<BoundVariant> found = search.nearest().flatMap(search::within);
    if (found.isEmpty() && !isWithin(quantity.of(arm.setup()), target)) {
      report(arm, base, target, search);
    }
    return found.orElse(arm);
  }

  private static Optional<Span> ownUnits(BoundVariant arm, int units) {
    for (Setting setting : arm.arm().settings()) {
      Optional<Node> own = Optional.empty();
      if (setting.path().keys().equals(List.of("cell"))) {
        own =
            Overlay.asMapping(setting.value())
                .flatMap(cell -> cell.find("units"))
                .map(Entry::value);
      } else if (setting.path().keys().equals(List.of("cell", "units"))) {
        own = Optional.of(setting.value());
      }
      if (own.isPresent() && !own.get().label().equals(Integer.toString(units))) {
        return own.map(Node::span);
      }
    }
    return Optional.empty();
  }

  private void report(BoundVariant arm, BoundVariant base, long target, Search search) {
    String near =
        search.around().entrySet().stream()
            .map(e -> String.format(Locale.ROOT, "%,d units have %,d", e.getKey(), e.getValue()))
            .collect(Collectors.joining(", "));
    problems.add(
        arm.arm().settings().getLast().value().span(),
        "no-match",
        String.format(
            Locale.ROOT,
            "no number of units brings \"%s\" within %.0f %% of the %,d %s of \"%s\"%s",
            arm.arm().label(),
            100 * TOLERANCE,
            target,
            quantity.words,
            base.arm().label(),
            arm.condition().settings().isEmpty() ? "" : " at " + arm.condition().label()),
        near.isEmpty() ? "the number of its units cannot be set." : near + ".",
        near.isEmpty() ? "" : "with more units of the first arm the steps are finer.");
  }

  private static boolean isWithin(long count, long target) {
    return Math.abs(count - target) <= TOLERANCE * target;
  }

  /** Looks for the units of one arm: by doubling, then by halving. */
  private final class Search {
    private final BoundVariant arm;
    private final long target;
    private final TreeMap<Integer, Long> counts = new TreeMap<>();

    Search(BoundVariant arm, long target) {
      this.arm = arm;
      this.target = target;
    }

    void run() {
      int high = 1;
      while (high < MOST_UNITS && count(high, STRIDE).filter(c -> c >= target).isEmpty()) {
        high *= 2;
      }
      int low = high / 2;
      while (high - low > 1) {
        int middle = low + (high - low) / 2;
        Optional<Long> count = count(middle, high - middle);
        if (count.isEmpty() || count.get() >= target) {
          high = middle;
        } else {
          low = Math.max(middle, counts.lowerKey(high));
        }
      }
    }

    /** The count of the first number of units from here on that the cell takes. */
    private Optional<Long> count(int from, int most) {
      for (int units = from; units < from + Math.min(most, STRIDE); units++) {
        Optional<Long> count = measured(units);
        if (count.isPresent()) {
          counts.put(units, count.get());
          return count;
        }
      }
      return Optional.empty();
    }

    private Optional<Long> measured(int units) {
      return binder.apply(root(units)).map(bound -> quantity.of(bound.setup()));
    }

    private Mapping root(int units) {
      Span at = arm.root().find("cell").orElseThrow().at();
      var value = new Scalar((long) units, Integer.toString(units), Style.PLAIN, at);
      return overlay.set(arm.root(), KeyPath.of("cell.units", at).orElseThrow(), value);
    }

    Optional<Integer> nearest() {
      return counts.entrySet().stream()
          .min(Map.Entry.comparingByValue((a, b) -> Long.compare(distance(a), distance(b))))
          .map(Map.Entry::getKey);
    }

    private long distance(long count) {
      return Math.abs(count - target);
    }

    Optional<BoundVariant> within(int units) {
      return isWithin(counts.get(units), target)
          ? binder
              .apply(root(units))
              .map(bound -> new BoundVariant(arm.arm(), arm.condition(), root(units), bound))
          : Optional.empty();
    }

    /** The counts just below and above the target. */
    Map<Integer, Long> around() {
      var around = new TreeMap<Integer, Long>();
      counts.entrySet().stream()
          .filter(e -> e.getValue() < target)
          .max(Map.Entry.comparingByValue())
          .ifPresent(e -> around.put(e.getKey(), e.getValue()));
      counts.entrySet().stream()
          .filter(e -> e.getValue() >= target)
          .min(Map.Entry.comparingByValue())
          .ifPresent(e -> around.put(e.getKey(), e.getValue()));
      return around;
    }
  }
}
