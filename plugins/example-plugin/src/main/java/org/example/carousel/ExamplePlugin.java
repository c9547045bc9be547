package org.example.carousel;

import dev.carousel.api.Component;
import dev.carousel.api.Plugin;
import java.util.List;

/** What this jar offers. Its name stands in {@code META-INF/services/dev.carousel.api.Plugin}. */
public final class ExamplePlugin implements Plugin {
  @Override
  public String name() {
    return "example-plugin";
  }

  @Override
  public String version() {
    return "1.0";
  }

  @Override
  public int apiLevel() {
    return API_LEVEL;
  }

  @Override
  public List<Class<? extends Component>> components() {
    return List.of(LeakyRnn.class, SignSgd.class, OddOnes.class);
  }
}
