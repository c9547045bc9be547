package dev.carousel.initializers;

import dev.carousel.api.Plugin;
import dev.carousel.testkit.PluginContract;

final class InitializersPluginTest extends PluginContract {
  @Override
  protected Plugin plugin() {
    return new InitializersPlugin();
  }
}
