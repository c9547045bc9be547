package dev.carousel.bench.peers;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import dev.carousel.bench.LstmContender;
import dev.carousel.bench.LstmProblem;
import dev.carousel.bench.LstmShape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * PyTorch's native LSTM, {@code at::lstm}, on one thread. PyTorch orders the gates i, f, g (our z),
 * o, and has two biases, of which the second is zero here.
 */
public final class PyTorchLstm implements LstmContender {
  private static final List<String> GATES = List.of("i", "f", "z", "o");
  private static final Engine ENGINE = engine();

  private static Engine engine() {
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("ai.djl.pytorch.num_threads", "1");
    System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
    Engine engine = Engine.getEngine("PyTorch");
    if (JniUtils.getNumThreads() != 1 || JniUtils.getNumInteropThreads() != 1) {
      throw new IllegalStateException("PyTorch does not keep to one thread");
    }
    return engine;
  }

  @Override
  public String name() {
    return "PyTorch " + ENGINE.getVersion();
  }

  @Override
  public Run prepare(LstmProblem problem) {
    return new PyTorchRun(problem);
  }

  private static final class PyTorchRun implements Run {
    private final LstmShape shape;
    private final NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch");
    private final NDArray inputs;
    private final NDArray cotangents;
    private final NDList states;
    private final NDList weights;

    PyTorchRun(LstmProblem problem) {
      shape = problem.shape();
      inputs = array(problem.inputs(), shape.steps(), shape.batch(), shape.inputs());
      cotangents = array(problem.cotangents(), shape.steps(), shape.batch(), shape.units());
      states = new NDList(state(problem, "h"), state(problem, "c"));
      weights =
          new NDList(
              stacked(problem, "W_", shape.inputs()),
              stacked(problem, "U_", shape.units()),
              stacked(problem, "b_", 1).squeeze(1),
              manager.zeros(new Shape(4L * shape.units())));
      states.forEach(array -> array.setRequiresGradient(true));
      weights.forEach(array -> array.setRequiresGradient(true));
    }

    private NDArray array(float[] values, long... dimensions) {
      return manager.create(values, new Shape(dimensions));
    }

    private NDArray state(LstmProblem problem, String name) {
      return array(problem.states().get(name), 1, shape.batch(), shape.units());
    }

    private NDArray stacked(LstmProblem problem, String prefix, int columns) {
      float[] rows = new float[4 * shape.units() * columns];
      int length = shape.units() * columns;
      for (int i = 0; i < GATES.size(); i++) {
        float[] block = problem.weights().get(prefix + GATES.get(i));
        System.arraycopy(block, 0, rows, i * length, length);
      }
      return array(rows, 4L * shape.units(), columns);
    }

    @Override
    public void step() {
      try (NDManager passing = manager.newSubManager();
          GradientCollector collector = ENGINE.newGradientCollector()) {
        NDList results =
            inputs
                .getNDArrayInternal()
                .lstm(inputs, states, weights, true, 1, 0, true, false, false);
        results.attach(passing);
        NDArray products = results.head().mul(cotangents);
        products.attach(passing);
        NDArray loss = products.sum();
        loss.attach(passing);
        collector.backward(loss);
      }
    }

    @Override
    public Map<String, float[]> gradients() {
      for (NDList arrays : List.of(states, weights)) {
        arrays.forEach(PyTorchRun::clearGradient);
      }
      step();
      var gradients = new LinkedHashMap<String, float[]>();
      gradients.put("h", states.get(0).getGradient().toFloatArray());
      gradients.put("c", states.get(1).getGradient().toFloatArray());
      List<String> prefixes = List.of("W_", "U_", "b_");
      for (int k = 0; k < prefixes.size(); k++) {
        float[] rows = weights.get(k).getGradient().toFloatArray();
        int length = rows.length / GATES.size();
        for (int i = 0; i < GATES.size(); i++) {
          float[] block = new float[length];
          System.arraycopy(rows, i * length, block, 0, length);
          gradients.put(prefixes.get(k) + GATES.get(i), block);
        }
      }
      return gradients;
    }

    private static void clearGradient(NDArray array) {
      try (NDArray gradient = array.getGradient()) {
        gradient.subi(gradient);
      }
    }

    @Override
    public void close() {
      manager.close();
    }
  }
}
