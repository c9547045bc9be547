package dev.carousel.lab.plugin;

import dev.carousel.api.describe.Kind;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A name that several plugins give to components of one kind. None of them is used.
 *
 * @param origins at least two
 */
public record Duplicate(Kind kind, String name, List<Origin> origins) {
  public Duplicate {
    origins = List.copyOf(origins);
  }

  /** The places, such as {@code a 1 (a.jar) and b 2 (b.jar)}. */
  public String places() {
    return origins.stream().map(Origin::toString).collect(Collectors.joining(" and "));
  }

  @Override
  public String toString() {
    return "the " + kind.label() + " \"" + name + "\" is offered twice, by " + places();
  }
}
