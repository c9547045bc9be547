package dev.carousel.optimizers;

import dev.carousel.api.Plugin;
import dev.carousel.testkit.PluginContract;

final class OptimizersPluginTest extends PluginContract {
  @Override
  protected Plugin plugin() {
    return new OptimizersPlugin();
  }
}
