package dev.carousel.cli;

import dev.carousel.api.Task;
import dev.carousel.api.describe.ArgumentException;
import dev.carousel.api.describe.Kind;
import dev.carousel.api.describe.Parameter;
import dev.carousel.lab.plugin.Offer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be said of a component.
 *
 * @param cell of a cell whose parameters all have defaults
 * @param task likewise
 */
record Description(Offer offer, Optional<CellForm> cell, Optional<Task> task) {

  static Description of(Offer offer, @Nullable Integer units, int inputs) {
    return new Description(
        offer,
        offer.kind() == Kind.CELL ? CellForm.of(offer, units, inputs) : Optional.empty(),
        offer.kind() == Kind.TASK ? task(offer) : Optional.empty());
  }

  private static Optional<Task> task(Offer offer) {
    try {
      var task = (Task) offer.type().create(Map.of());
      Contract.kept(offer, () -> List.of(task.format(), task.solved(), task.baselines()));
      return Optional.of(task);
    } catch (ArgumentException e) {
      return Optional.empty();
    }
  }

  private Stream<Parameter> required() {
    return offer.type().parameters().stream().filter(parameter -> parameter.fallback().isEmpty());
  }

  /** The names of the parameters that a study has to give. */
  List<String> requiredNames() {
    return required().map(Parameter::name).toList();
  }

  /** How a study names it, with placeholders for parameters that it has to give. */
  String yaml() {
    String required = required().map(Description::placeholder).collect(Collectors.joining());
    String component = "{ type: " + offer.name() + required + " }";
    return offer.kind() == Kind.INITIALIZER
        ? "initial: { recurrent: " + component + " }"
        : offer.kind().label() + ": " + component;
  }

  private static String placeholder(Parameter parameter) {
    return ", " + parameter.name() + ": <" + parameter.typeWords() + ">";
  }
}
