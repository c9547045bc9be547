package dev.carousel.lab.plugin;

import dev.carousel.api.describe.Kind;
import dev.carousel.api.text.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All components by kind and name, made by {@link PluginLoader}. A name that is offered twice is
 * kept, so that a study that uses it can be told why it cannot.
 */
public final class Catalogue {
  private static final int NEAREST = 3;

  private final Map<Kind, SortedMap<String, List<Offer>>> offers = new EnumMap<>(Kind.class);
  private final List<PluginProblem> problems;

  private Catalogue(List<Offer> offers, List<PluginProblem> problems) {
    for (Kind kind : Kind.values()) {
      this.offers.put(kind, new TreeMap<>());
    }
    for (Offer offer : offers) {
      named(offer.kind()).computeIfAbsent(offer.name(), _ -> new ArrayList<>()).add(offer);
    }
    this.problems = List.copyOf(problems);
  }

  /** A catalogue of these offers, in any order. */
  public static Catalogue of(List<Offer> offers, List<PluginProblem> problems) {
    return new Catalogue(offers, problems);
  }

  private SortedMap<String, List<Offer>> named(Kind kind) {
    return offers.getOrDefault(kind, Collections.emptySortedMap());
  }

  /** The usable components of a kind, by name. */
  public List<Offer> offers(Kind kind) {
    return named(kind).values().stream()
        .filter(same -> same.size() == 1)
        .map(List::getFirst)
        .toList();
  }

  /** What could not be loaded, in the order in which it was found. */
  public List<PluginProblem> problems() {
    return problems;
  }

  /** The names that several plugins claim, by kind and name. */
  public List<Duplicate> duplicates() {
    return offers.values().stream()
        .map(SortedMap::values)
        .flatMap(Collection::stream)
        .filter(same -> same.size() > 1)
        .map(Catalogue::duplicate)
        .toList();
  }

  private static Duplicate duplicate(List<Offer> same) {
    Offer first = same.getFirst();
    return new Duplicate(first.kind(), first.name(), same.stream().map(Offer::origin).toList());
  }

  /**
   * The component of this name.
   *
   * @throws UnknownComponentException if there is none, or more than one
   */
  public Offer find(Kind kind, String name) {
    List<Offer> same = named(kind).getOrDefault(name, List.of());
    return switch (same.size()) {
      case 0 -> throw unknown(kind, name);
      case 1 -> same.getFirst();
      default -> throw claimed(duplicate(same));
    };
  }

  private static UnknownComponentException claimed(Duplicate duplicate) {
    return new UnknownComponentException(
        "duplicate-name",
        duplicate.origins().size()
            + " plugins offer "
            + article(duplicate.kind())
            + " \""
            + duplicate.name()
            + "\", so none of them is used",
        List.of("they are " + duplicate.places() + "; take all but one away."),
        true);
  }

  private UnknownComponentException unknown(Kind kind, String name) {
    List<String> names = offers(kind).stream().map(Offer::name).toList();
    Optional<String> likely = Nearest.likely(name, names);
    String message =
        "no "
            + kind.label()
            + " \""
            + name
            + "\""
            + likely.map(near -> "; did you mean \"" + near + "\"?").orElse(otherKind(name));
    var help = new ArrayList<String>();
    boolean guessed = likely.isPresent() || !otherKind(name).isEmpty();
    help.add((guessed ? "" : nearest(name, names)) + listing(kind, names.size()));
    problems.forEach(
        problem ->
            help.add("it may be in " + problem.path() + ", which " + problem.reason() + "."));
    return new UnknownComponentException("unknown-name", message, help, !problems.isEmpty());
  }

  private static String nearest(String name, List<String> names) {
    return names.isEmpty()
        ? ""
        : "nearest are "
            + String.join(", ", Nearest.sorted(name, names).stream().limit(NEAREST).toList())
            + "; ";
  }

  private static String listing(Kind kind, int count) {
    return count == 0
        ? "no plugin offers any " + kind.label() + "."
        : "`carousel list " + kind.plural() + "` shows all " + count + ".";
  }

  private String otherKind(String name) {
    return Stream.of(Kind.values())
        .filter(kind -> named(kind).containsKey(name))
        .findFirst()
        .map(kind -> "; there is " + article(kind) + " of that name")
        .orElse("");
  }

  private static String article(Kind kind) {
    boolean vowel = "aeiou".indexOf(kind.label().charAt(0)) >= 0;
    return (vowel ? "an " : "a ") + kind.label();
  }
}
