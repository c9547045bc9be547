package dev.carousel.cells;

import dev.carousel.api.Component;
import dev.carousel.api.Plugin;
import java.util.List;

/** The built-in recurrent cells. */
public final class CellsPlugin implements Plugin {
  @Override
  public String name() {
    return "carousel-cells";
  }

  @Override
  public String version() {
    String version = CellsPlugin.class.getPackage().getImplementationVersion();
    return version == null ? "unpackaged" : version;
  }

  @Override
  public int apiLevel() {
    return API_LEVEL;
  }

  @Override
  public List<Class<? extends Component>> components() {
    return List.of(Rnn.class, Lstm.class, Gru.class);
  }
}
