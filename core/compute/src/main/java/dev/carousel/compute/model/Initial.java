package dev.carousel.compute.model;

import dev.carousel.api.Initializer;
import dev.carousel.api.data.RandomStream;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The first values of a model's parameters and of what stays as it begins. */
public final class Initial {
  private Initial() {}

  /**
   * Fills every block by the initializer for its weight's name, else by the one for its role.
   *
   * @param byName initializers of single weights, by name within the cell
   * @param streams gives the stream of a block by its name, or by the one its initializer shares,
   *     so that another weight more or less changes no number of this one
   */
  public static double[] parameters(
      Layout layout,
      int units,
      Map<Initializer.Role, Initializer> byRole,
      Map<String, Initializer> byName,
      Function<String, RandomStream> streams) {
    var parameters = new double[layout.length()];
    fill(parameters, layout.blocks(), units, byRole, byName, streams);
    return parameters;
  }

  /** As {@link #parameters}, for what stays as it begins: see {@link Model#freeze}. */
  public static double[] frozen(
      Layout layout,
      int units,
      Map<Initializer.Role, Initializer> byRole,
      Map<String, Initializer> byName,
      Function<String, RandomStream> streams) {
    var frozen = new double[layout.frozenLength()];
    fill(frozen, layout.frozen(), units, byRole, byName, streams);
    return frozen;
  }

  private static void fill(
      double[] all,
      List<Layout.Block> blocks,
      int units,
      Map<Initializer.Role, Initializer> byRole,
      Map<String, Initializer> byName,
      Function<String, RandomStream> streams) {
    for (Layout.Block block : blocks) {
      boolean inCell = block.layer() >= 0;
      Initializer initializer = inCell ? byName.get(block.weight().name()) : null;
      if (initializer == null) {
        initializer = byRole.get(block.role());
      }
      if (initializer == null) {
        throw new IllegalArgumentException("no initializer for " + block.role());
      }
      var values = new double[block.length()];
      initializer.fill(block.weight(), units, values, streams.apply(stream(block, initializer)));
      System.arraycopy(values, 0, all, block.offset(), values.length);
    }
  }

  /** The block's name with the stream's in the place of the weight's: {@code 2.W_f}. */
  private static String stream(Layout.Block block, Initializer initializer) {
    String name = block.name();
    int prefix = name.length() - block.weight().name().length();
    return name.substring(0, prefix) + initializer.stream(block.weight());
  }
}
