package dev.carousel.api;

import java.util.List;

/**
 * The catalogue of one jar: found by {@link java.util.ServiceLoader} through the file {@code
 * META-INF/services/dev.carousel.api.Plugin}.
 */
public interface Plugin {

  /**
   * The level of this API. The compiler copies it into the plugin that returns it from {@link
   * #apiLevel()}, so a jar tells which API it was built for.
   */
  int API_LEVEL = 1;

  /** The oldest level that still loads. */
  int OLDEST_API_LEVEL = 1;

  /** A short lower-case name, such as {@code carousel-cells}. */
  String name();

  /** The plugin's own version. */
  String version();

  /** Returns {@link #API_LEVEL}. */
  int apiLevel();

  /** The record classes offered, each with a {@link dev.carousel.api.describe.Name}. */
  List<Class<? extends Component>> components();
}
