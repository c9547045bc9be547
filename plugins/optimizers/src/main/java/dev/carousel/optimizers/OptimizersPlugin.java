package dev.carousel.optimizers;

import dev.carousel.api.Component;
import dev.carousel.api.Plugin;
import java.util.List;

/** The built-in optimizers and schedules. */
public final class OptimizersPlugin implements Plugin {
  @Override
  public String name() {
    return "carousel-optimizers";
  }

  @Override
  public String version() {
    String version = OptimizersPlugin.class.getPackage().getImplementationVersion();
    return version == null ? "unpackaged" : version;
  }

  @Override
  public int apiLevel() {
    return API_LEVEL;
  }

  @Override
  public List<Class<? extends Component>> components() {
    return List.of(
        Sgd.class,
        RmsProp.class,
        Adam.class,
        Constant.class,
        Step.class,
        Exponential.class,
        Cosine.class,
        LinearWarmup.class);
  }
}
