package dev.carousel.lab.train;

import dev.carousel.api.Block;
import dev.carousel.api.Optimizer;
import dev.carousel.api.Rule;
import dev.carousel.api.SearchRule;
import dev.carousel.api.UpdateRule;
import dev.carousel.api.data.RandomStream;
import dev.carousel.compute.model.Layout;
import dev.carousel.lab.study.Setup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * The update rules of one trial: one for each group of weights. A rule sees the weights of its
 * group side by side, as if there were no others.
 */
final class Rules {
  /** The weights of no group. */
  private static final String REST = "";

  /**
   * One group.
   *
   * @param blocks as the rule sees them
   * @param offsets of the same blocks among all parameters
   * @param parameters the group's own, side by side
   * @param gradient the same of the gradient
   */
  private record Part(
      Optimizer optimizer,
      Rule rule,
      List<Block> blocks,
      int[] offsets,
      double[] parameters,
      double[] gradient) {

    void gather(double[] all, double[] own) {
      for (int b = 0; b < offsets.length; b++) {
        Block block = blocks.get(b);
        System.arraycopy(all, offsets[b], own, block.offset(), block.length());
      }
    }

    void scatter(double[] own, double[] all) {
      for (int b = 0; b < offsets.length; b++) {
        Block block = blocks.get(b);
        System.arraycopy(own, block.offset(), all, offsets[b], block.length());
      }
    }
  }

  private final List<Part> parts = new ArrayList<>();
  private final double[] evaluated;

  /**
   * Makes the rules.
   *
   * @param streams gives the stream of a group by its name
   */
  Rules(Setup setup, Layout layout, Function<String, RandomStream> streams) {
    evaluated = new double[layout.length()];
    var byGroup = new LinkedHashMap<String, List<Layout.Block>>();
    for (Layout.Block block : layout.blocks()) {
      byGroup.computeIfAbsent(group(block, setup), _ -> new ArrayList<>()).add(block);
    }
    byGroup.forEach((name, blocks) -> parts.add(part(setup, name, blocks, streams.apply(name))));
  }

  /** The group of a weight's name, else that of its role, else none. */
  private static String group(Layout.Block block, Setup setup) {
    Map<String, Optimizer> groups = setup.groups();
    if (block.layer() >= 0 && groups.containsKey(block.weight().name())) {
      return block.weight().name();
    }
    String role = Setup.key(block.role());
    return groups.containsKey(role) ? role : REST;
  }

  private static Part part(
      Setup setup, String name, List<Layout.Block> blocks, RandomStream random) {
    Optimizer optimizer = setup.groups().getOrDefault(name, setup.optimizer());
    var own = new ArrayList<Block>();
    int offset = 0;
    for (Layout.Block block : blocks) {
      var weight = block.weight();
      own.add(new Block(block.name(), block.role(), weight.rows(), weight.columns(), offset));
      offset += block.length();
    }
    return new Part(
        optimizer,
        optimizer.rule(List.copyOf(own), random),
        List.copyOf(own),
        blocks.stream().mapToInt(Layout.Block::offset).toArray(),
        new double[offset],
        new double[offset]);
  }

  /** Whether the loss alone is asked for, and no gradient. */
  boolean searching() {
    return parts.getFirst().rule() instanceof SearchRule;
  }

  /**
   * One update by the gradient.
   *
   * @param factor of the schedule
   */
  void update(double[] parameters, double[] gradient, double factor) {
    for (Part part : parts) {
      double rate = part.optimizer().rate() * factor;
      if (parts.size() == 1) {
        ((UpdateRule) part.rule()).update(parameters, gradient, rate);
      } else {
        part.gather(parameters, part.parameters());
        part.gather(gradient, part.gradient());
        ((UpdateRule) part.rule()).update(part.parameters(), part.gradient(), rate);
        part.scatter(part.parameters(), parameters);
      }
    }
  }

  /**
   * One update by the loss alone.
   *
   * @param factor of the schedule
   */
  void search(double[] parameters, ToDoubleFunction<double[]> loss, double factor) {
    Part only = parts.getFirst();
    ((SearchRule) only.rule()).update(parameters, loss, only.optimizer().rate() * factor);
  }

  /** What the model is evaluated with; valid until the next update. */
  double[] evaluated(double[] parameters) {
    if (parts.size() == 1) {
      return parts.getFirst().rule().evaluated(parameters);
    }
    for (Part part : parts) {
      part.gather(parameters, part.parameters());
      part.scatter(part.rule().evaluated(part.parameters()), evaluated);
    }
    return evaluated;
  }
}
