package dev.carousel.compute.sequence;

import dev.carousel.compute.cell.CellCompiler;
import dev.carousel.compute.cell.CellPrograms;
import dev.carousel.compute.interpret.Interpreter;
import dev.carousel.compute.product.PackedMatrix;
import dev.carousel.compute.program.Program;
import dev.carousel.compute.program.Var;
import dev.carousel.compute.schedule.Inputs;
import dev.carousel.compute.schedule.Loop;
import dev.carousel.compute.schedule.Schedule;
import dev.carousel.compute.sequence.TokenAction.Tokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One cell unrolled over a batch of sequences of up to a number of steps, with the buffers for it.
 * What weights alone decide is computed once per update by the interpreter, in double precision;
 * the steps run in kernels and packed products. Used by one thread at a time.
 */
public final class CompiledLayer {
  private final CellPrograms cell;
  private final int batch;
  private final Binder forward;
  private final Binder backward;
  private final List<Action> before;
  private final List<Action> loop;
  private final List<Action> after;
  private final List<Action> backwardBefore;
  private final List<Action> backwardLoop;
  private final List<Action> backwardAfter;
  private final List<Action> actions;
  private final WeightGradients weightGradients;
  private final Map<String, View> weightRows = new HashMap<>();
  private final View input;
  private final View outputCotangent;
  private final Var inputCotangent;
  private final Tokens tokens;
  private final boolean denseInput;
  private Map<String, double[]> weights = Map.of();

  /**
   * Binds a cell to new buffers.
   *
   * @param slots steps of the longest sequence
   * @param batch number of sequences
   * @param tokenInputs whether inputs are tokens
   * @param inputCotangents whether {@link #inputCotangent} is wanted
   */
  public CompiledLayer(
      CellPrograms cell, int slots, int batch, boolean tokenInputs, boolean inputCotangents) {
    this.cell = cell;
    this.batch = batch;
    tokens = tokenInputs ? new Tokens() : null;
    Program step = cell.step();
    int outputs = PackedMatrix.padded(step.length(cell.output()));
    outputCotangent = Buffer.perStep(slots, batch, outputs).from(0, 0);
    weightRows(step);
    Program backwardProgram = backwardProgram(inputCotangents);
    weightRows(backwardProgram);
    inputCotangent = backwardProgram.output("d[x]").orElse(cell.output());
    Loop forwardLoop = Loop.forward(step);
    Inputs inputs = tokenInputs ? Inputs.BEFORE : Inputs.WITH_STATES;
    Schedule forwardSchedule = Schedule.of(step, forwardLoop, inputs);
    forward =
        new Binder(
            forwardSchedule,
            forwardLoop,
            kept(backwardProgram),
            slots,
            batch,
            1,
            weight -> weightRows.get(weight.name()),
            tokens);
    input = forward.input();
    Loop backwardLoops = Loop.backward(backwardProgram, cell.states());
    Schedule backwardSchedule = Schedule.of(backwardProgram, backwardLoops);
    denseInput = !tokenInputs || readsInput(forwardSchedule) || readsInput(backwardSchedule);
    backward =
        new Binder(
            backwardSchedule,
            backwardLoops,
            keptBackward(backwardProgram, backwardLoops),
            slots,
            batch,
            -1,
            this::outsideBackward,
            tokens);
    before = forward.before();
    loop = forward.loop();
    after = forward.after();
    backwardBefore = backward.before();
    backwardLoop = backward.loop();
    backwardAfter = backward.after();
    actions =
        Stream.of(before, loop, after, backwardBefore, backwardLoop, backwardAfter)
            .flatMap(List::stream)
            .toList();
    weightGradients = new WeightGradients(backwardProgram, backward, cell.trained(), tokens);
  }

  private Program backwardProgram(boolean inputCotangents) {
    Program all = CellCompiler.backward(cell);
    var outputs = new ArrayList<>(all.outputs());
    outputs.removeIf(o -> o.key().equals("d[x]") && !inputCotangents);
    return all.with(all.equations(), outputs);
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

  /** One row for each weight that is a vector. */
  private void weightRows(Program program) {
    for (Var weight : program.inputs(Var.Kind.WEIGHT)) {
      if (!weight.shape().isMatrix()) {
        int stride = PackedMatrix.padded(program.length(weight));
        weightRows.computeIfAbsent(weight.name(), _ -> Buffer.constant(stride).from(0, 0));
      }
    }
  }

  /** What the backward pass and the readout read of the forward pass. */
  private Set<String> kept(Program backwardProgram) {
    var kept = new HashSet<String>();
    kept.add(cell.output().name());
    backwardProgram.inputs().forEach(v -> kept.add(v.name()));
    return kept;
  }

  private static Set<String> keptBackward(Program program, Loop loop) {
    var kept = new HashSet<String>();
    program.outputs().stream()
        .filter(o -> !loop.carried().containsValue(o.key()))
        .forEach(o -> kept.add(o.value().name()));
    return kept;
  }

  private View outsideBackward(Var variable) {
    if (variable.name().equals("d[output]")) {
      return outputCotangent;
    }
    return forward.view(variable);
  }

  /**
   * Takes new values of the trained weights, by name, matrices row-major.
   *
   * @param trained kept, not copied, until the next call
   */
  public void load(Map<String, double[]> trained) {
    weights = trained;
    if (!cell.once().outputs().isEmpty()) {
      weights = new HashMap<>(trained);
      weights.putAll(Interpreter.outputs(cell.once(), trained, 0));
    }
    for (Map.Entry<String, View> row : weightRows.entrySet()) {
      copy(weights.get(row.getKey()), row.getValue().data(), 0);
    }
    for (int i = 0; i < actions.size(); i++) {
      actions.get(i).load(weights);
    }
  }

  private static void copy(double[] values, float[] target, int offset) {
    for (int i = 0; i < values.length; i++) {
      target[offset + i] = (float) values[i];
    }
  }

  /** Copies real inputs, {@code [steps, batch, inputs]} without padding. */
  public void setInputs(float[] values, int steps) {
    int width = cell.step().sizes().get("inputs");
    int to = input.offset(0);
    for (int row = 0; row < steps * batch; row++) {
      System.arraycopy(values, row * width, input.data(), to, width);
      to += input.stride();
    }
  }

  /** Takes token inputs, {@code [steps, batch]}. */
  public void setTokens(int[] values, int steps) {
    tokens.set(values);
    if (denseInput) {
      new ZeroAction(input, cell.step().sizes().get("inputs")).run(0, steps * batch);
      int at = input.offset(0);
      for (int row = 0; row < steps * batch; row++) {
        input.data()[at + values[row]] = 1;
        at += input.stride();
      }
    }
  }

  /** Takes the output of the layer below as input. */
  public void setInputs(CompiledLayer below, int steps) {
    View source = below.output();
    int width = cell.step().sizes().get("inputs");
    new CopyAction(source, 0, input, 0, width).run(0, steps * batch);
  }

  /** Sets one state of all examples before the first step; null is zero. */
  public void setInitialState(String state, double[] values) {
    View view = forward.carried(state);
    if (values == null) {
      new ZeroAction(view, forward.size(state)).run(0, batch);
      return;
    }
    for (int b = 0; b < batch; b++) {
      copy(values, view.data(), view.offset(0) + b * view.stride());
    }
  }

  /** Sets one state before the first step, {@code [batch, size]}. */
  public void setInitialStates(String state, double[] values) {
    View view = forward.carried(state);
    int size = values.length / batch;
    for (int b = 0; b < batch; b++) {
      copy(
          Arrays.copyOfRange(values, b * size, (b + 1) * size),
          view.data(),
          view.offset(0) + b * view.stride());
    }
  }

  /** Runs a number of steps. */
  public void forward(int steps) {
    before.forEach(a -> a.run(0, steps * batch));
    for (int t = 0; t < steps; t++) {
      for (int i = 0; i < loop.size(); i++) {
        loop.get(i).run(t, batch);
      }
    }
    after.forEach(a -> a.run(0, steps * batch));
  }

  /**
   * Runs the steps backwards and adds the derivatives by the trained weights.
   *
   * @param gradients by name of a trained weight; added to
   */
  public void backward(int steps, Map<String, double[]> gradients) {
    backwardBefore.forEach(a -> a.run(0, steps * batch));
    for (int t = steps - 1; t >= 0; t--) {
      for (int i = 0; i < backwardLoop.size(); i++) {
        backwardLoop.get(i).run(t, batch);
      }
    }
    backwardAfter.forEach(a -> a.run(0, steps * batch));
    addWeightGradients(steps, gradients);
  }

  private void addWeightGradients(int steps, Map<String, double[]> gradients) {
    if (cell.once().outputs().isEmpty()) {
      weightGradients.run(steps * batch, gradients);
      return;
    }
    var stepGradients = new HashMap<String, double[]>();
    cell.step()
        .inputs(Var.Kind.WEIGHT)
        .forEach(w -> stepGradients.put(w.name(), new double[cell.step().length(w)]));
    weightGradients.run(steps * batch, stepGradients);
    var given = new HashMap<>(Interpreter.run(cell.once(), weights, 0));
    cell.once().outputs().forEach(o -> given.put("d[" + o.key() + "]", stepGradients.get(o.key())));
    Map<String, double[]> through = Interpreter.outputs(cell.onceBackward(), given, 0);
    for (Var weight : cell.weights()) {
      double[] total = gradients.get(weight.name());
      add(total, stepGradients.get(weight.name()));
      add(total, through.get("d[" + weight.name() + "]"));
    }
  }

  private static void add(double[] total, double[] part) {
    for (int i = 0; part != null && i < total.length; i++) {
      total[i] += part[i];
    }
  }

  /** Sets the cotangent of every output to zero. */
  public void clearOutputCotangents(int steps) {
    int length = steps * batch * outputCotangent.stride();
    Arrays.fill(outputCotangent.data(), 0, length, 0f);
  }

  /** Sets the cotangent of one state after the last step, {@code [batch, size]}; null is zero. */
  public void setFinalStateCotangents(String state, int steps, double[] values) {
    View view = backward.carried("d[" + state + "']");
    int from = view.offset(steps - 1);
    Arrays.fill(view.data(), from, from + batch * view.stride(), 0f);
    for (int b = 0; values != null && b < batch; b++) {
      int size = values.length / batch;
      copy(
          Arrays.copyOfRange(values, b * size, (b + 1) * size),
          view.data(),
          from + b * view.stride());
    }
  }

  /** Takes the cotangents of the inputs of the layer above as those of this layer's outputs. */
  public void setOutputCotangents(CompiledLayer above, int steps) {
    int width = cell.step().length(cell.output());
    new CopyAction(above.inputCotangent(), 0, outputCotangent, 0, width).run(0, steps * batch);
  }

  View output() {
    return forward.view(cell.output());
  }

  View inputCotangent() {
    return backward.view(inputCotangent);
  }

  /** Where the outputs lie: one row for each step and example. */
  public Rows outputRows() {
    return new Rows(output().data(), output().offset(0), output().stride());
  }

  /** Where the cotangents of the outputs are to be written. */
  public Rows outputCotangentRows() {
    return new Rows(outputCotangent.data(), outputCotangent.offset(0), outputCotangent.stride());
  }

  /** Where the cotangents of the inputs lie. */
  public Rows inputCotangentRows() {
    View view = inputCotangent();
    return new Rows(view.data(), view.offset(0), view.stride());
  }

  /** Where a state lies after a number of steps, one row for each example. */
  public Rows stateRows(String state, int steps) {
    View view = forward.carried(state);
    return new Rows(view.data(), view.offset(steps), view.stride());
  }

  /** Where the cotangent of an initial state lies after the backward pass. */
  public Rows initialStateCotangentRows(String state) {
    View view = backward.carried("d[" + state + "']");
    return new Rows(view.data(), view.offset(-1), view.stride());
  }

  /**
   * Rows of numbers in an array.
   *
   * @param offset of the first row
   * @param stride from one row to the next
   */
  public record Rows(float[] data, int offset, int stride) {}
}
