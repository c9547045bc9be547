package dev.carousel.compute.model;

import dev.carousel.compute.interpret.Chances;
import dev.carousel.compute.interpret.InterpretedLayer;
import dev.carousel.compute.interpret.InterpretedLayer.Cotangents;
import dev.carousel.compute.interpret.InterpretedLayer.Unrolled;
import dev.carousel.compute.model.Wiring.Links;
import dev.carousel.compute.random.Draws;
import dev.carousel.compute.sequence.Mask;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The layers of a network on one sequence at a time, by the interpreter: what it means that they
 * are joined.
 *
 * <p>With x the model's input and y_l what layer l gives out: layer l reads y_{l-1}, or [y_{l-1};
 * x] with skip links; its output is that of its cell, or those of its two cells side by side; y_l
 * is its output, or with residual links its output plus y_{l-1}. The readout reads the last y, or
 * with skip links all of them side by side. Dropout hides entries of x once for all layers, and
 * those of y_{l-1} that layer l reads, not those that a link adds.
 */
final class InterpretedStack {
  private final Network network;
  private final List<List<InterpretedLayer>> cells;
  private final Masks masks;
  private final boolean drawn;
  private final long key;

  private InterpretedStack(Interpreted interpreted, boolean drawn, long key) {
    this.network = interpreted.network();
    this.drawn = drawn;
    this.key = key;
    cells = interpreted.layers();
    masks = new Masks(network);
    masks.draw(key);
  }

  /** With the mean of what is random. */
  static InterpretedStack evaluated(Interpreted interpreted) {
    return new InterpretedStack(interpreted, false, 0);
  }

  /** With what is drawn by a key. */
  static InterpretedStack trained(Interpreted interpreted, long key) {
    return new InterpretedStack(interpreted, true, key);
  }

  /**
   * Some steps of a sequence.
   *
   * @param past steps before the sequence, if it continues another
   * @param first of them in the sequence
   * @param length of the sequence, of whose steps a cell that reads backward takes the last first
   * @param row of the batch
   */
  record Stretch(int past, int first, int length, int row) {
    int time() {
      return past + first;
    }

    /** The steps from the last that is no padding; padding stays where it is. */
    List<double[]> reversed(List<double[]> steps) {
      return IntStream.range(0, steps.size())
          .mapToObj(t -> steps.get(t < length ? length - 1 - t : t))
          .toList();
    }
  }

  /**
   * A pass through all layers.
   *
   * @param cells what each cell of each layer did
   * @param given what each layer gives out at each step
   */
  record Pass(Stretch stretch, List<List<Unrolled>> cells, List<List<double[]>> given) {
    /** What the last layer gives out. */
    List<double[]> last() {
      return given.getLast();
    }

    /** The states of each cell of each layer after the last step. */
    List<List<Map<String, double[]>>> finalStates() {
      return cells.stream()
          .map(layer -> layer.stream().map(Unrolled::finalStates).toList())
          .toList();
    }
  }

  /**
   * Runs all layers.
   *
   * @param states that the cells of each layer begin with
   */
  Pass forward(Stretch stretch, List<double[]> inputs, List<List<Map<String, double[]>>> states) {
    var unrolled = new ArrayList<List<Unrolled>>();
    var given = new ArrayList<List<double[]>>();
    List<double[]> x = masked(masks.before(0), inputs, stretch);
    for (int l = 0; l < cells.size(); l++) {
      List<double[]> read = l == 0 ? x : masked(masks.before(l), given.getLast(), stretch);
      if (l > 0 && network.wiring().has(Links.SKIP)) {
        read = sideBySide(List.of(read, x));
      }
      unrolled.add(run(l, stretch, read, states.get(l)));
      List<double[]> output = output(unrolled.getLast(), stretch);
      boolean added = l > 0 && network.wiring().has(Links.RESIDUAL);
      given.add(added ? sum(output, given.getLast()) : output);
    }
    return new Pass(stretch, unrolled, given);
  }

  private List<Unrolled> run(
      int layer, Stretch stretch, List<double[]> read, List<Map<String, double[]>> states) {
    var unrolled = new ArrayList<Unrolled>();
    for (int i = 0; i < cells.get(layer).size(); i++) {
      int number = network.layers().get(layer).cells().get(i).number();
      Chances chances = drawn ? Chances.drawn(Draws.key(key, number), stretch.row()) : Chances.MEAN;
      List<double[]> inOrder = i == 0 ? read : stretch.reversed(read);
      InterpretedLayer cell = cells.get(layer).get(i);
      unrolled.add(cell.forward(stretch.time(), inOrder, states.get(i), chances));
    }
    return unrolled;
  }

  private static List<double[]> output(List<Unrolled> cells, Stretch stretch) {
    List<double[]> forward = cells.getFirst().outputs();
    return cells.size() == 1
        ? forward
        : sideBySide(List.of(forward, stretch.reversed(cells.getLast().outputs())));
  }

  /** What the readout reads at each step. */
  List<double[]> read(Pass pass) {
    List<double[]> read = network.wiring().has(Links.SKIP) ? sideBySide(pass.given()) : pass.last();
    return beforeReadout(pass, read);
  }

  /** What dropout hides from the readout, of what it reads or of the derivatives by that. */
  List<double[]> beforeReadout(Pass pass, List<double[]> rows) {
    return masked(masks.beforeReadout(), rows, pass.stretch().first(), pass.stretch().row());
  }

  /**
   * Runs all layers backwards; the derivatives by the weights gather in the cells.
   *
   * @param read derivatives by what the readout reads, without dropout
   * @return the derivatives by the states that the cells of each layer began with
   */
  List<List<Map<String, double[]>>> backward(Pass pass, List<double[]> read) {
    var states = new ArrayList<List<Map<String, double[]>>>();
    int column = network.lastRead();
    List<double[]> given = columns(read, column, network.layers().getLast().outputs());
    for (int l = cells.size() - 1; l >= 0; l--) {
      List<Cotangents> found = backward(l, pass, given);
      states.addFirst(found.stream().map(Cotangents::initialStates).toList());
      if (l > 0) {
        int below = network.layers().get(l - 1).outputs();
        column -= below;
        List<double[]> inputs = columns(inputs(found, pass.stretch()), 0, below);
        List<double[]> down = masked(masks.before(l), inputs, pass.stretch());
        given =
            switch (network.wiring().links()) {
              case NONE -> down;
              case RESIDUAL -> sum(down, given);
              case SKIP -> sum(down, columns(read, column, below));
            };
      }
    }
    return states;
  }

  /** Runs the cells of a layer backwards. */
  private List<Cotangents> backward(int layer, Pass pass, List<double[]> given) {
    var found = new ArrayList<Cotangents>();
    int width = network.layers().get(layer).outputs() / cells.get(layer).size();
    for (int i = 0; i < cells.get(layer).size(); i++) {
      List<double[]> own = columns(given, i * width, width);
      List<double[]> inOrder = i == 0 ? own : pass.stretch().reversed(own);
      Unrolled unrolled = pass.cells().get(layer).get(i);
      found.add(cells.get(layer).get(i).backward(unrolled, inOrder, noStates(layer)));
    }
    return found;
  }

  /** Of the states after the last step, which nothing reads. */
  private Map<String, double[]> noStates(int layer) {
    var programs = network.layers().get(layer).programs();
    var states = new HashMap<String, double[]>();
    for (var state : programs.states()) {
      states.put(state.name(), new double[programs.whole().length(state)]);
    }
    return states;
  }

  private static List<double[]> inputs(List<Cotangents> cells, Stretch stretch) {
    List<double[]> forward = cells.getFirst().inputs();
    return cells.size() == 1 ? forward : sum(forward, stretch.reversed(cells.getLast().inputs()));
  }

  /** The derivatives by the weights of each cell of each layer, by name. */
  List<List<Map<String, double[]>>> gradients() {
    return cells.stream()
        .map(layer -> layer.stream().map(InterpretedLayer::gradients).toList())
        .toList();
  }

  /** Rows of some steps of a sequence, or cotangents of them. */
  private List<double[]> masked(Mask mask, List<double[]> rows, Stretch stretch) {
    return masked(mask, rows, stretch.time(), stretch.row());
  }

  private List<double[]> masked(Mask mask, List<double[]> rows, int first, int row) {
    if (!drawn || !mask.isOn()) {
      return rows;
    }
    var masked = new ArrayList<double[]>();
    for (double[] values : rows) {
      masked.add(mask.masked(values, first + masked.size(), row));
    }
    return masked;
  }

  private static List<double[]> sideBySide(List<List<double[]>> parts) {
    return IntStream.range(0, parts.getFirst().size())
        .mapToObj(t -> parts.stream().flatMapToDouble(part -> Arrays.stream(part.get(t))).toArray())
        .toList();
  }

  private static List<double[]> columns(List<double[]> rows, int first, int width) {
    return rows.stream().map(row -> Arrays.copyOfRange(row, first, first + width)).toList();
  }

  private static List<double[]> sum(List<double[]> a, List<double[]> b) {
    var sums = new ArrayList<double[]>();
    for (int t = 0; t < a.size(); t++) {
      double[] sum = a.get(t).clone();
      for (int i = 0; i < sum.length; i++) {
        sum[i] += b.get(t)[i];
      }
      sums.add(sum);
    }
    return sums;
  }
}
