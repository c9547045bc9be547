package dev.carousel.compute.sequence;

import dev.carousel.compute.cell.CellCompiler;
import dev.carousel.compute.cell.CellPrograms;
import dev.carousel.compute.product.PackedMatrix;
import dev.carousel.compute.product.Products;
import dev.carousel.compute.program.Program;
import dev.carousel.compute.program.Var;
import dev.carousel.compute.schedule.Inputs;
import dev.carousel.compute.schedule.Loop;
import dev.carousel.compute.schedule.Schedule;
import dev.carousel.compute.sequence.Binder.Extent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One cell unrolled over a segment of a batch of sequences, with the buffers for it. What weights
 * alone decide is computed once per update in double precision; the steps run in kernels and packed
 * products.
 *
 * <p>A segment is run in blocks of {@link #blockSteps()} steps: forward from the first, backward
 * from the last, where the derivatives by the weights grow block by block. What only the backward
 * pass reads lives no longer than a block. Where a block stands decides no bit, so a sequence may
 * be one segment or many, as long as each but the last has a whole number of blocks; nor does it
 * matter how many threads share the rows of a batch.
 */
public final class CompiledLayer {
  /** Rows that are worth a sum of outer products of their own. */
  private static final int BLOCK_ROWS = 96;

  /** Which derivatives are wanted beside those by the initial states. */
  public enum Derivatives {
    /** None at all: the layer runs forward only. */
    NONE,
    WEIGHTS,
    WEIGHTS_AND_INPUTS;

    /**
     * Those of a layer that is trained, or none.
     *
     * @param inputs whether the layer reads another
     */
    public static Derivatives of(boolean trained, boolean inputs) {
      Derivatives some = inputs ? WEIGHTS_AND_INPUTS : WEIGHTS;
      return trained ? some : NONE;
    }
  }

  private final CellPrograms cell;
  private final int batch;
  private final int block;
  private final Segment segment = new Segment();
  private final WeightRows weightRows;
  private final Binder forward;
  private final Action[] before;
  private final Action[] loop;
  private final Action[] after;
  private final View input;
  private final boolean denseInput;
  private final Rows inputRows;
  private final int inputs;
  private final View output;
  private final int outputs;
  private final Rows outputRows;
  private final LayerStates states;
  private final List<Backward> backward;
  private final List<Action> actions;

  /**
   * Binds a cell to new buffers.
   *
   * @param slots steps of the longest segment
   * @param batch number of sequences
   * @param tokenInputs whether inputs are tokens
   */
  public CompiledLayer(
      CellPrograms cell, int slots, int batch, boolean tokenInputs, Derivatives derivatives) {
    this.cell = cell;
    this.batch = batch;
    block = blockSteps(batch);
    weightRows = new WeightRows(cell);
    Program step = cell.step();
    Loop forwardLoop = Loop.forward(step);
    Inputs place = tokenInputs ? Inputs.BEFORE : Inputs.WITH_STATES;
    Schedule schedule = Schedule.of(step, forwardLoop, place);
    var extent = new Extent(slots, block, batch, tokenInputs, segment);
    Program derivative = derivative(derivatives);
    var use = new VariableUse(schedule, kept(derivative), Set.of());
    forward = new Binder(schedule, forwardLoop, use, extent, 1, weightRows::view);
    before = forward.before();
    loop = forward.loop();
    after = forward.after();
    input = forward.input();
    states = new LayerStates(cell, forward, batch);
    inputRows = Rows.of(input, 0);
    inputs = step.sizes().get("inputs");
    output = forward.view(cell.output());
    outputs = step.length(cell.output());
    outputRows = Rows.of(output, 0);
    backward =
        derivatives == Derivatives.NONE ? List.of() : List.of(new Backward(derivative, extent));
    actions =
        Stream.concat(
                Stream.of(before, loop, after).flatMap(Arrays::stream),
                backward.stream().flatMap(Backward::actions))
            .toList();
    denseInput =
        !tokenInputs
            || readsInput(schedule)
            || backward.stream().anyMatch(b -> readsInput(b.schedule));
  }

  /** The derivative of a step, without what is not wanted. */
  private Program derivative(Derivatives derivatives) {
    Program all = CellCompiler.backward(cell);
    var outputs = new ArrayList<>(all.outputs());
    outputs.removeIf(o -> o.key().equals("d[x]") && derivatives != Derivatives.WEIGHTS_AND_INPUTS);
    return derivatives == Derivatives.NONE
        ? new Program(all.name(), all.sizes(), List.of(), List.of(), List.of())
        : all.with(all.equations(), outputs);
  }

  /** What the backward pass and the readout read of the forward pass. */
  private Set<String> kept(Program derivative) {
    var kept = new HashSet<String>();
    kept.add(cell.output().name());
    derivative.inputs().forEach(v -> kept.add(v.name()));
    return kept;
  }

  /** Whether anything reads the numbers of the input, instead of looking its token up. */
  private static boolean readsInput(Schedule schedule) {
    return Stream.of(schedule.before(), schedule.loop(), schedule.after())
            .flatMap(List::stream)
            .filter(work -> !TokenAction.looksUp(work))
            .flatMap(work -> work.equations().stream())
            .flatMap(equation -> equation.arguments().stream())
            .anyMatch(CompiledLayer::isInput)
        || schedule.program().outputs().stream().anyMatch(o -> isInput(o.value()));
  }

  private static boolean isInput(Var variable) {
    return variable.kind() == Var.Kind.INPUT;
  }

  /** Steps of a block: a power of two that makes enough rows of the batch, at least one step. */
  public static int blockSteps(int batch) {
    int steps = 1;
    while (steps * batch < BLOCK_ROWS && 2 * steps * batch <= Products.BLOCK) {
      steps *= 2;
    }
    return steps;
  }

  /** Steps of a block. */
  public int blockSteps() {
    return block;
  }

  /**
   * Takes new values of the trained weights, by name, matrices row-major.
   *
   * @param trained kept, not copied, until the next call
   */
  public void load(Map<String, double[]> trained) {
    Map<String, double[]> weights = weightRows.load(trained);
    for (int i = 0; i < actions.size(); i++) {
      actions.get(i).load(weights);
    }
  }

  /** Takes the key that chances of all segments are drawn by, until the next call. */
  public void draw(long key) {
    segment.drawKey(key);
  }

  /**
   * Begins a segment with real inputs.
   *
   * @param values of the whole sequence, {@code [steps, batch, inputs]} without padding
   * @param first the segment's first step in the sequence
   */
  public void setInputs(float[] values, int first, int steps) {
    segment.begin(first);
    int from = first * batch * inputs;
    int to = input.offset(0);
    for (int row = 0; row < steps * batch; row++) {
      System.arraycopy(values, from + row * inputs, input.data(), to, inputs);
      to += input.stride();
    }
  }

  /**
   * Begins a segment with token inputs.
   *
   * @param values of the whole sequence, {@code [steps, batch]}
   * @param first the segment's first step in the sequence
   */
  public void setTokens(int[] values, int first, int steps) {
    segment.begin(first);
    segment.tokens(values);
    if (denseInput) {
      tokensAsRows(values, first, steps);
    }
  }

  /**
   * Begins a segment with tokens as rows of one 1 and zeros, for a layer without token inputs.
   *
   * @param values of the whole sequence, {@code [steps, batch]}
   * @param first the segment's first step in the sequence
   */
  public void setTokensAsRows(int[] values, int first, int steps) {
    segment.begin(first);
    tokensAsRows(values, first, steps);
  }

  private void tokensAsRows(int[] values, int first, int steps) {
    int to = input.offset(0);
    for (int position = first * batch; position < (first + steps) * batch; position++) {
      Arrays.fill(input.data(), to, to + inputs, 0f);
      input.data()[to + values[position]] = 1;
      to += input.stride();
    }
  }

  /** Masks the inputs of some rows of some steps, which were taken before. */
  public void maskInputs(Mask mask, int step, int steps, int row, int rows) {
    mask(mask, input, step, steps, row, rows);
  }

  /** Masks the cotangents of outputs that the layer above gave, by the mask of its inputs. */
  public void maskOutputCotangents(Mask mask, int step, int steps, int row, int rows) {
    mask(mask, back().outputCotangent, step, steps, row, rows);
  }

  private void mask(Mask mask, View view, int step, int steps, int row, int rows) {
    for (int t = step; t < step + steps; t++) {
      mask.apply(view.data(), view.offset(t, row), view.stride(), segment.time(t), row, rows);
    }
  }

  /** Says how many steps the states have seen before the first step of the sequence. */
  public void startAt(int steps) {
    segment.startAt(steps);
  }

  /** Begins a segment whose inputs the layer below will give block by block. */
  public void setInputs(CompiledLayer below) {
    segment.begin(below.segment.index(0));
  }

  /** Takes the output of the layer below as input of some rows of some steps. */
  public void takeInputs(CompiledLayer below, int step, int steps, int row, int rows) {
    copyRows(below.output, input, inputs, step, steps, row, rows);
  }

  private static void copyRows(
      View source, View target, int width, int step, int steps, int row, int rows) {
    for (int t = step; t < step + steps; t++) {
      int from = source.offset(t, row);
      int to = target.offset(t, row);
      for (int i = 0; i < rows; i++) {
        System.arraycopy(source.data(), from, target.data(), to, width);
        from += source.stride();
        to += target.stride();
      }
    }
  }

  /** The states of the segment. */
  public LayerStates states() {
    return states;
  }

  /** Runs some rows of the batch through the steps of a block. */
  public void forward(int step, int steps, int row, int rows) {
    blockwise(before, step, steps, row, rows);
    for (int t = step; t < step + steps; t++) {
      for (Action action : loop) {
        action.run(t, row, rows);
      }
    }
    blockwise(after, step, steps, row, rows);
  }

  /** Rows of several steps follow each other only where all of them are run. */
  private void blockwise(Action[] actions, int step, int steps, int row, int rows) {
    for (Action action : actions) {
      if (rows == batch) {
        action.run(step, 0, steps * batch);
      } else {
        for (int t = step; t < step + steps; t++) {
          action.run(t, row, rows);
        }
      }
    }
  }

  /** Runs a whole segment forward. */
  public void forward(int steps) {
    for (int step = 0; step < steps; step += block) {
      forward(step, Math.min(block, steps - step), 0, batch);
    }
  }

  private Backward back() {
    return backward.getFirst();
  }

  /** Sets the derivatives by all weights to zero. */
  public void clearGradients() {
    back().weightGradients.clear();
  }

  /** Runs some rows of the batch backwards through the steps of a block, from its last. */
  public void backward(int step, int steps, int row, int rows) {
    if (back().begun) {
      back().carry(row, rows);
    }
    blockwise(back().before, step, steps, row, rows);
    for (int t = step + steps - 1; t >= step; t--) {
      for (Action action : back().loop) {
        action.run(t, row, rows);
      }
    }
    blockwise(back().after, step, steps, row, rows);
  }

  /**
   * Adds what a block, run backwards, gives to the derivatives by the weights. Belongs to each
   * block: the next one begins with what this one carries.
   *
   * @param share which of the {@code shares} of the work to do
   */
  public void accumulateGradients(int step, int steps, int share, int shares) {
    back().weightGradients.accumulate(step, steps, share, shares);
    if (share == 0) {
      back().begun = true;
    }
  }

  /**
   * Adds the derivatives by the trained weights to {@code gradients}, by name.
   *
   * @param gradients matrices row-major
   */
  public void addGradients(Map<String, double[]> gradients) {
    weightRows.addGradients(back().weightGradients, gradients);
  }

  /** What a caller does with a block. */
  @FunctionalInterface
  public interface BlockVisitor {
    void visit(int step, int steps);
  }

  /**
   * Runs a whole segment backwards, and adds to the derivatives by the weights.
   *
   * @param before sets the cotangents of a block's outputs
   * @param after may read the cotangents of a block's inputs
   */
  public void backward(int steps, BlockVisitor before, BlockVisitor after) {
    for (int step = (steps - 1) / block * block; step >= 0; step -= block) {
      int count = Math.min(block, steps - step);
      before.visit(step, count);
      backward(step, count, 0, batch);
      accumulateGradients(step, count, 0, 1);
      after.visit(step, count);
    }
  }

  /** Sets the cotangent of every output of a block to zero. */
  public void clearOutputCotangents() {
    Arrays.fill(back().outputCotangent.data(), 0f);
  }

  /**
   * Takes the cotangents of the first inputs of the layer above as those of this layer's outputs,
   * for some rows of some steps.
   */
  public void takeOutputCotangents(CompiledLayer above, int step, int steps, int row, int rows) {
    View source = above.back().inputCotangent.orElseThrow();
    copyRows(source, back().outputCotangent, outputs, step, steps, row, rows);
  }

  /** Sets the cotangents of all states after the last step to zero. */
  public void clearFinalStateCotangents(int steps) {
    back().begun = false;
    for (View view : back().carried) {
      int from = view.offset(steps - 1);
      Arrays.fill(view.data(), from, from + batch * view.stride(), 0f);
    }
  }

  /** Sets the cotangent of one state after the last step, {@code [batch, size]}. */
  public void setFinalStateCotangents(String state, int steps, double[] values) {
    View view = back().carried(state);
    LayerStates.copy(values, view.data(), view.offset(steps - 1), view.stride(), batch);
  }

  /** Where the inputs of the segment lie: one row for each step and example. */
  public Rows inputRows() {
    return inputRows;
  }

  /** Where the outputs of the segment lie: one row for each step and example. */
  public Rows outputRows() {
    return outputRows;
  }

  /** Where the cotangents of a block's outputs are to be written. */
  public Rows outputCotangentRows() {
    return back().outputCotangentRows;
  }

  /** Where the cotangents of a block's inputs lie, from its first step on. */
  public Rows inputCotangentRows() {
    return back().inputCotangentRows.getFirst();
  }

  /** Where the cotangent of a state before the first step of the segment lies. */
  public Rows initialStateCotangentRows(String state) {
    return back().initialCotangentRows.get(state);
  }

  /** Steps backwards: the schedule of the derivative, bound to buffers of a block. */
  private final class Backward {
    private final Schedule schedule;
    private final Binder binder;
    private final Action[] before;
    private final Action[] loop;
    private final Action[] after;
    private final View outputCotangent;
    private final Rows outputCotangentRows;
    private final Optional<View> inputCotangent;
    private final List<Rows> inputCotangentRows;
    private final View[] carried;
    private final Map<String, Rows> initialCotangentRows = new HashMap<>();
    private final WeightGradients weightGradients;

    /** Whether a block was run, which carries to the next. */
    private boolean begun;

    Backward(Program program, Extent extent) {
      int outputs = PackedMatrix.padded(cell.step().length(cell.output()));
      outputCotangent = Buffer.ofBlock(block, 0, batch, outputs).from(0, 0);
      outputCotangentRows = Rows.of(outputCotangent, 0);
      Loop backwards = Loop.backward(program, cell.states());
      schedule = Schedule.of(program, backwards);
      var use = new VariableUse(schedule, Set.of(), results(program, backwards));
      binder = new Binder(schedule, backwards, use, extent, -1, this::outside);
      inputCotangent = program.output("d[x]").map(binder::view);
      inputCotangentRows = inputCotangent.stream().map(view -> Rows.of(view, 0)).toList();
      List<String> names = cell.states().stream().map(Var::name).toList();
      carried = names.stream().map(this::carried).toArray(View[]::new);
      names.forEach(name -> initialCotangentRows.put(name, Rows.of(first(carried(name)), 0)));
      before = binder.before();
      loop = binder.loop();
      after = binder.after();
      weightGradients = new WeightGradients(program, binder, cell.trained(), extent);
    }

    private static Set<String> results(Program program, Loop loop) {
      var results = new HashSet<String>();
      program.outputs().stream()
          .filter(o -> !loop.carried().containsValue(o.key()))
          .forEach(o -> results.add(o.value().name()));
      return results;
    }

    private View outside(Var variable) {
      return variable.name().equals("d[output]") ? outputCotangent : forward.view(variable);
    }

    /** The cotangent of a state after a step. */
    View carried(String state) {
      return binder.carried("d[" + state + "']");
    }

    /** Where the first step of a block writes what it carries. */
    private static View first(View carried) {
      return carried.buffer().from(carried.column(), 0);
    }

    /**
     * Takes what the first step of a block carried to where the last step of the block before reads
     * it. Until then sums of the block may read what lies there.
     */
    void carry(int row, int rows) {
      for (View view : carried) {
        int width = view.stride();
        int from = view.offset(-1, row) - block * batch * width;
        System.arraycopy(view.data(), from, view.data(), view.offset(-1, row), rows * width);
      }
    }

    Stream<Action> actions() {
      return Stream.of(before, loop, after).flatMap(Arrays::stream);
    }
  }

  /**
   * Rows of numbers in an array.
   *
   * @param offset of the first row
   * @param stride from one row to the next
   */
  public record Rows(float[] data, int offset, int stride) {
    static Rows of(View view, int step) {
      return new Rows(view.data(), view.offset(step), view.stride());
    }

    /** New rows of zeros. */
    public static Rows zeros(int rows, int width) {
      int stride = PackedMatrix.padded(width);
      return new Rows(new float[Math.multiplyExact(rows, stride)], 0, stride);
    }

    /** Index of the first number of a row. */
    public int at(int row) {
      return offset + row * stride;
    }

    /** The same rows from a column on. */
    public Rows from(int column) {
      return new Rows(data, offset + column, stride);
    }

    /** The rows from one on, which becomes the first. */
    public Rows below(int row) {
      return new Rows(data, at(row), stride);
    }

    /** Takes the first numbers of neighbouring rows of another array. */
    public void take(Rows source, int width, int first, int count) {
      for (int row = first; row < first + count; row++) {
        take(row, source, row, width);
      }
    }

    /** Takes the first numbers of a row of another array. */
    public void take(int row, Rows source, int sourceRow, int width) {
      System.arraycopy(source.data, source.at(sourceRow), data, at(row), width);
    }

    /** Adds the first numbers of neighbouring rows of another array. */
    public void add(Rows source, int width, int first, int count) {
      for (int row = first; row < first + count; row++) {
        add(row, source, row, width);
      }
    }

    /** Adds the first numbers of a row of another array. */
    public void add(int row, Rows source, int sourceRow, int width) {
      int to = at(row);
      int from = source.at(sourceRow);
      for (int i = 0; i < width; i++) {
        data[to + i] += source.data[from + i];
      }
    }
  }
}
