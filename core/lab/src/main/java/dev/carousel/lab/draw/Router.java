package dev.carousel.lab.draw;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Finds lines of horizontal and vertical pieces between nodes, each the cheapest by length, bends
 * and crossings. Lines of one net may run together; those of different nets only cross, straight
 * and at a right angle.
 */
final class Router {
  private static final int STEP = 10;
  private static final int BEND = 30;
  private static final int BRANCH = 10;
  private static final int CROSSING = 45;
  private static final int DOORWAY = 50;
  private static final int NONE = -1;

  private final int columns;
  private final int rows;
  private final boolean[] blocked;
  private final boolean[] doorway;
  private final boolean[] fixed;
  private final int[] across;
  private final int[] along;
  private final Map<Integer, Map<Integer, Integer>> trees = new HashMap<>();

  /**
   * Where a search has come.
   *
   * @param state a cell and the direction in which it was entered
   * @param bound the least that a whole line through it costs
   * @param order of being found, so that equal ones have an order
   * @param goal index of the port that is reached from it, or none
   */
  private record Step(int state, int cost, int bound, int order, int goal) {}

  /** Width and height in units of the picture. */
  Router(int width, int height) {
    columns = width / Port.PITCH + 1;
    rows = height / Port.PITCH + 1;
    int size = columns * rows;
    blocked = new boolean[size];
    doorway = new boolean[size];
    fixed = new boolean[size];
    across = new int[size];
    along = new int[size];
    Arrays.fill(across, NONE);
    Arrays.fill(along, NONE);
    for (int cell = 0; cell < size; cell++) {
      int x = cell % columns;
      int y = cell / columns;
      blocked[cell] = x == 0 || y == 0 || x == columns - 1 || y == rows - 1;
    }
  }

  private int cell(Point point) {
    return point.y() / Port.PITCH * columns + point.x() / Port.PITCH;
  }

  private Point point(int cell) {
    return new Point(cell % columns * Port.PITCH, cell / columns * Port.PITCH);
  }

  private int neighbour(int cell, Side side) {
    return cell + side.dx() + side.dy() * columns;
  }

  /** Keeps lines from a box. */
  void block(Box box, int distance) {
    for (int cell = 0; cell < blocked.length; cell++) {
      Point point = point(cell);
      blocked[cell] |= box.isNear(point.x(), point.y(), distance);
    }
  }

  /** Keeps the way from a node to a port's door for lines that use the port. */
  void reserve(Port port) {
    int door = cell(port.door());
    doorway[door] = true;
    for (int cell = neighbour(door, port.side().opposite());
        !reaches(point(cell), port);
        cell = neighbour(cell, port.side().opposite())) {
      blocked[cell] = true;
    }
  }

  private static boolean reaches(Point point, Port port) {
    return (port.edge().x() - point.x()) * port.side().dx()
            + (port.edge().y() - point.y()) * port.side().dy()
        >= 0;
  }

  /** Whether some line uses a port's door already. */
  boolean isTaken(Port port) {
    int door = cell(port.door());
    return across[door] != NONE || along[door] != NONE;
  }

  /**
   * The way from one of some ports, or from a line of the same net, to one of others; remembered,
   * so that later lines keep clear of it. It begins at the first line's port.
   */
  Optional<List<Point>> route(int net, List<Port> from, List<Port> to) {
    List<Port> goals = to.stream().filter(port -> !isTaken(port)).toList();
    if (goals.isEmpty()) {
      return Optional.empty();
    }
    return new Search(net, from, goals).run();
  }

  /** One line being sought. States are a cell and the direction in which it was entered. */
  private final class Search {
    private final int net;
    private final List<Port> from;
    private final List<Port> goals;
    private final Map<Integer, Integer> tree;
    private final int[] best = new int[columns * rows * 4];
    private final int[] cameFrom = new int[columns * rows * 4];
    private final PriorityQueue<Step> waiting =
        new PriorityQueue<>(
            (a, b) -> a.bound() != b.bound() ? a.bound() - b.bound() : a.order() - b.order());
    private int order;

    Search(int net, List<Port> from, List<Port> goals) {
      this.net = net;
      this.from = from;
      this.goals = goals;
      tree = trees.computeIfAbsent(net, _ -> new HashMap<>());
      Arrays.fill(best, Integer.MAX_VALUE);
    }

    Optional<List<Point>> run() {
      begin();
      while (!waiting.isEmpty()) {
        Step step = waiting.remove();
        if (step.goal() != NONE) {
          return Optional.of(finish(step.goal(), step.state()));
        }
        if (step.cost() == best[step.state()]) {
          arrive(step);
          continueFrom(step);
        }
      }
      return Optional.empty();
    }

    private void begin() {
      for (Port port : from) {
        if (!isTaken(port) && !blocked[cell(port.door())]) {
          int cell = cell(port.door());
          offer(
              cell * 4 + port.side().ordinal(),
              port.cost() + (tree.isEmpty() ? 0 : BEND + CROSSING),
              NONE);
        }
      }
      tree.keySet().stream().sorted().filter(this::mayBranch).forEach(this::branch);
    }

    private boolean mayBranch(int cell) {
      return isOwn(across[cell])
          && isOwn(along[cell])
          && !(doorway[cell] && tree.get(cell) != NONE);
    }

    private boolean isOwn(int line) {
      return line == NONE || line == net;
    }

    private void branch(int cell) {
      for (Side side : Side.values()) {
        int next = neighbour(cell, side);
        if (isFree(next, side)) {
          offer(next * 4 + side.ordinal(), BRANCH + STEP + crossing(next, side), -2 - cell);
        }
      }
    }

    private void offer(int state, int cost, int predecessor) {
      if (cost < best[state]) {
        best[state] = cost;
        cameFrom[state] = predecessor;
        waiting.add(new Step(state, cost, cost + remaining(state / 4), order++, NONE));
      }
    }

    private int remaining(int cell) {
      int least = Integer.MAX_VALUE;
      Point point = point(cell);
      for (Port goal : goals) {
        int distance =
            Math.abs(goal.door().x() - point.x()) + Math.abs(goal.door().y() - point.y());
        least = Math.min(least, distance / Port.PITCH * STEP + goal.cost());
      }
      return least;
    }

    private void arrive(Step step) {
      int cell = step.state() / 4;
      Side entered = Side.values()[step.state() % 4];
      for (int i = 0; i < goals.size(); i++) {
        Side inward = goals.get(i).side().opposite();
        if (cell(goals.get(i).door()) == cell && entered != inward.opposite()) {
          int cost = step.cost() + goals.get(i).cost() + (entered == inward ? 0 : BEND);
          waiting.add(new Step(step.state(), cost, cost, order++, i));
        }
      }
    }

    private void continueFrom(Step step) {
      int cell = step.state() / 4;
      Side entered = Side.values()[step.state() % 4];
      boolean crosses = across[cell] != NONE || along[cell] != NONE;
      for (Side side : Side.values()) {
        int next = neighbour(cell, side);
        if (side != entered.opposite() && (side == entered || !crosses) && isFree(next, side)) {
          int cost = STEP + crossing(next, side) + (side == entered ? 0 : BEND);
          offer(next * 4 + side.ordinal(), step.cost() + cost, step.state());
        }
      }
    }

    private boolean isFree(int cell, Side side) {
      int same = side.isHorizontal() ? across[cell] : along[cell];
      int other = side.isHorizontal() ? along[cell] : across[cell];
      return !blocked[cell] && !fixed[cell] && same == NONE && other != net;
    }

    private int crossing(int cell, Side side) {
      boolean crosses = (side.isHorizontal() ? along[cell] : across[cell]) != NONE;
      return (crosses ? CROSSING : 0) + (doorway[cell] ? DOORWAY : 0);
    }

    private List<Point> finish(int goal, int lastState) {
      var states = new ArrayList<Integer>();
      int state = lastState;
      for (; state >= 0; state = cameFrom[state]) {
        states.addFirst(state);
      }
      int parent = state == NONE ? NONE : -2 - state;
      remember(states, parent, goals.get(goal).side().opposite());
      var way = new ArrayList<Point>();
      for (int cell = states.getLast() / 4; cell != NONE; cell = tree.get(cell)) {
        way.addFirst(point(cell));
      }
      Point start = way.getFirst();
      from.stream()
          .filter(port -> port.door().equals(start))
          .forEach(port -> way.addFirst(port.edge()));
      way.add(goals.get(goal).edge());
      return way;
    }

    private void remember(List<Integer> states, int branch, Side last) {
      if (branch != NONE) {
        fixed[branch] = true;
      }
      int parent = branch;
      for (int i = 0; i < states.size(); i++) {
        int cell = states.get(i) / 4;
        Side in = Side.values()[states.get(i) % 4];
        Side out = i + 1 < states.size() ? Side.values()[states.get(i + 1) % 4] : last;
        tree.put(cell, parent);
        parent = cell;
        if (in.isHorizontal() || out.isHorizontal()) {
          across[cell] = net;
        }
        if (!in.isHorizontal() || !out.isHorizontal()) {
          along[cell] = net;
        }
        fixed[cell] |= in != out;
      }
      fixed[states.getFirst() / 4] |= branch == NONE;
      fixed[states.getLast() / 4] = true;
    }
  }
}
