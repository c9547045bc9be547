package dev.carousel.cells;

import dev.carousel.api.Plugin;
import dev.carousel.testkit.PluginContract;

final class CellsPluginTest extends PluginContract {
  @Override
  protected Plugin plugin() {
    return new CellsPlugin();
  }
}
