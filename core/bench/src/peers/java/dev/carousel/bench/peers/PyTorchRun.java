package dev.carousel.bench.peers;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import dev.carousel.bench.Contender;
import dev.carousel.bench.LayerShape;
import dev.carousel.bench.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A layer in PyTorch with its derivatives by autograd; what the layer is, a subclass says. */
abstract class PyTorchRun implements Contender.Run {
  final LayerShape shape;
  final NDArray inputs;
  final NDList states = new NDList();
  private final Problem problem;
  private final NDManager manager = PyTorch.ENGINE.newBaseManager(Device.cpu());
  private final NDArray cotangents;
  private final List<Stack> stacks = new ArrayList<>();

  /** Weights that lie in one array. */
  private record Stack(List<String> names, NDArray array) {}

  PyTorchRun(Problem problem) {
    this.problem = problem;
    shape = problem.shape();
    inputs = array(problem.inputs(), shape.steps(), shape.batch(), shape.inputs());
    cotangents = array(problem.cotangents(), shape.steps(), shape.batch(), shape.units());
    problem.states().values().forEach(state -> states.add(array(state, stateDimensions())));
    states.forEach(array -> array.setRequiresGradient(true));
  }

  /** Batch by units, with what else this layer wants. */
  abstract long[] stateDimensions();

  /** The outputs of all steps, from arrays that belong to the manager of {@link #inputs}. */
  abstract NDArray outputs();

  private NDArray array(float[] values, long... dimensions) {
    return manager.create(values, new Shape(dimensions));
  }

  /** A matrix of weights one below the other. */
  final NDArray matrix(int columns, String... names) {
    return weights(List.of(names), columns, (long) names.length * shape.units(), columns);
  }

  /** Vectors of weights one after the other; the empty name stands for zeros. */
  final NDArray vector(String... names) {
    return weights(List.of(names), 1, (long) names.length * shape.units());
  }

  private NDArray weights(List<String> names, int columns, long... dimensions) {
    NDArray array = array(problem.stacked(names, columns), dimensions);
    array.setRequiresGradient(names.stream().anyMatch(name -> !name.isEmpty()));
    stacks.add(new Stack(names, array));
    return array;
  }

  @Override
  public final void step() {
    try (NDManager passing = manager.newSubManager();
        GradientCollector _ = PyTorch.ENGINE.newGradientCollector()) {
      // what is computed from an array belongs to the array's manager, and goes with it
      inputs.tempAttach(passing);
      states.forEach(array -> array.tempAttach(passing));
      stacks.forEach(stack -> stack.array().tempAttach(passing));
      JniUtils.backward((PtNDArray) outputs(), (PtNDArray) cotangents, false, false);
    }
  }

  @Override
  public final Map<String, float[]> gradients() {
    step();
    states.forEach(PyTorchRun::clearGradient);
    stacks.stream()
        .map(Stack::array)
        .filter(NDArray::hasGradient)
        .forEach(PyTorchRun::clearGradient);
    step();
    var gradients = new LinkedHashMap<String, float[]>();
    int state = 0;
    for (String name : problem.states().keySet()) {
      gradients.put(name, gradient(states.get(state++)));
    }
    for (Stack stack : stacks) {
      if (stack.array().hasGradient()) {
        float[] rows = gradient(stack.array());
        Problem.unstack(stack.names(), rows, rows.length / stack.names().size(), gradients);
      }
    }
    return gradients;
  }

  private static float[] gradient(NDArray array) {
    try (NDArray gradient = array.getGradient()) {
      return gradient.toFloatArray();
    }
  }

  private static void clearGradient(NDArray array) {
    try (NDArray gradient = array.getGradient()) {
      gradient.subi(gradient);
    }
  }

  @Override
  public final void close() {
    manager.close();
  }
}
