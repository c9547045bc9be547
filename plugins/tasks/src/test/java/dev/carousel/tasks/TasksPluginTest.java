package dev.carousel.tasks;

import dev.carousel.api.Plugin;
import dev.carousel.testkit.PluginContract;

final class TasksPluginTest extends PluginContract {
  @Override
  protected Plugin plugin() {
    return new TasksPlugin();
  }
}
