package dev.carousel.compute.schedule;

import dev.carousel.compute.program.Equation;
import dev.carousel.compute.program.Var;
import dev.carousel.compute.schedule.Work.Block;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Joins products that have the same operands into one product of stacked matrices. */
final class Stack {
  private Stack() {}

  /** The works of one level with their products stacked, which keep the place of the first. */
  static List<Work> of(List<Work> works) {
    Map<List<Var>, List<Work.Products>> groups = new LinkedHashMap<>();
    var others = new ArrayList<Work>();
    for (Work work : works) {
      if (work instanceof Work.Products products) {
        groups.computeIfAbsent(products.operands(), _ -> new ArrayList<>()).add(products);
      } else {
        others.add(work);
      }
    }
    var result = new ArrayList<Work>();
    groups.values().forEach(group -> result.add(stacked(group)));
    result.addAll(others);
    return result;
  }

  private static Work.Products stacked(List<Work.Products> group) {
    var equations = new ArrayList<Equation>();
    var results = new ArrayList<Var>();
    var blocks = new ArrayList<Block>();
    for (Work.Products products : group) {
      equations.addAll(products.equations());
      results.addAll(products.results());
      blocks.addAll(products.blocks());
    }
    return new Work.Products(equations, results, group.getFirst().operands(), blocks);
  }
}
