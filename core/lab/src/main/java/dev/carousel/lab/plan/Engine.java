package dev.carousel.lab.plan;

import dev.carousel.api.Component;
import dev.carousel.lab.plugin.Origin;
import dev.carousel.lab.study.Setup;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What computes a trial, as far as it decides numbers.
 *
 * @param level of training and computing in the core
 * @param origins the plugin that each component class came with
 */
public record Engine(int level, Map<Class<? extends Component>, Origin> origins) {
  /** Raised whenever equal configurations train to other bits than before. */
  public static final int LEVEL = 4;

  public Engine {
    origins = Map.copyOf(origins);
  }

  /** The engine of this version with the given plugins. */
  public static Engine with(Map<Class<? extends Component>, Origin> origins) {
    return new Engine(LEVEL, origins);
  }

  /** Names and versions, sorted, of the plugins a trial computes with beside its equations. */
  List<String> plugins(Setup setup) {
    return Stream.<Component>concat(
            Stream.of(setup.task(), setup.optimizer(), setup.schedule()),
            Stream.of(setup.groups(), setup.initial(), setup.equations().initial())
                .flatMap(components -> components.values().stream()))
        .map(component -> origins.get(component.getClass()))
        .filter(Objects::nonNull)
        .map(origin -> origin.plugin() + " " + origin.version())
        .distinct()
        .sorted()
        .toList();
  }
}
