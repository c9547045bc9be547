package dev.carousel.lab.spec;

import java.util.ArrayList;
import java.util.List;

/**
 * One path of {@code compare} or {@code across} with the values it takes.
 *
 * @param path where the values go
 * @param values as written
 * @param labels one for each value, all different
 */
record Axis(KeyPath path, List<Node> values, List<String> labels) {

  /** One value of a path. */
  record Setting(KeyPath path, Node value) {}

  /** One value of each of several paths: an arm or a condition. */
  record Choice(String label, List<Setting> settings) {
    private Choice with(Axis axis, int index) {
      var more = new ArrayList<>(settings);
      more.add(new Setting(axis.path(), axis.values().get(index)));
      String added = axis.labels().get(index);
      return new Choice(label.isEmpty() ? added : label + ", " + added, more);
    }
  }

  /** How many choices axes make; at most the largest int. */
  static int count(List<Axis> axes) {
    long count = 1;
    for (Axis axis : axes) {
      count = Math.min(Integer.MAX_VALUE, count * axis.values().size());
    }
    return (int) count;
  }

  /**
   * The cross product, the first axis outermost.
   *
   * @param alone the label of the only choice where there is no axis
   */
  static List<Choice> product(List<Axis> axes, String alone) {
    if (axes.isEmpty()) {
      return List.of(new Choice(alone, List.of()));
    }
    List<Choice> choices = List.of(new Choice("", List.of()));
    for (Axis axis : axes) {
      var longer = new ArrayList<Choice>();
      for (Choice choice : choices) {
        for (int i = 0; i < axis.values().size(); i++) {
          longer.add(choice.with(axis, i));
        }
      }
      choices = longer;
    }
    return choices;
  }
}
