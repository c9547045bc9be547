package dev.carousel.lab.plugin;

import dev.carousel.api.describe.ComponentType;
import dev.carousel.api.describe.Kind;

/** A component and the plugin that offers it. */
public record Offer(ComponentType type, Origin origin) {

  public Kind kind() {
    return type.kind();
  }

  public String name() {
    return type.name();
  }
}
