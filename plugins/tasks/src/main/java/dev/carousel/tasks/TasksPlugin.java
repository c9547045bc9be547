package dev.carousel.tasks;

import dev.carousel.api.Component;
import dev.carousel.api.Plugin;
import java.util.List;

/** The built-in tasks. */
public final class TasksPlugin implements Plugin {
  @Override
  public String name() {
    return "carousel-tasks";
  }

  @Override
  public String version() {
    String version = TasksPlugin.class.getPackage().getImplementationVersion();
    return version == null ? "unpackaged" : version;
  }

  @Override
  public int apiLevel() {
    return API_LEVEL;
  }

  @Override
  public List<Class<? extends Component>> components() {
    return List.of(Latch.class, Adding.class, Copy.class, TemporalOrder.class, Agreement.class);
  }
}
