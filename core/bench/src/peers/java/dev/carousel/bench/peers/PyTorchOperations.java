package dev.carousel.bench.peers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import dev.carousel.bench.Contender;
import dev.carousel.bench.PeerCell;
import dev.carousel.bench.Problem;

/**
 * Cells of which PyTorch has no native layer, written in its operations as a user would: all that
 * the input decides in one product before the loop, the gates side by side in one product within
 * it.
 */
public final class PyTorchOperations implements Contender {

  @Override
  public String name() {
    return "PyTorch operations";
  }

  @Override
  public String version() {
    return PyTorch.ENGINE.getVersion();
  }

  @Override
  public Run prepare(Problem problem) {
    return problem.work().cell() == PeerCell.MIN_GRU
        ? new MinGruRun(problem)
        : new PeepholeRun(problem);
  }

  private abstract static class CellRun extends PyTorchRun {

    CellRun(Problem problem) {
      super(problem);
    }

    @Override
    final long[] stateDimensions() {
      return new long[] {shape.batch(), shape.units()};
    }

    /** The inputs of all steps one below the other, by the weights. */
    NDArray projected(NDArray weights, NDArray bias) {
      return linear(inputs.reshape(-1, shape.inputs()), weights, bias);
    }

    /** One fused operation, {@code at::addmm}; a row of the bias for each of {@code x} will do. */
    static NDArray linear(NDArray x, NDArray weights, NDArray bias) {
      return JniUtils.linear((PtNDArray) x, (PtNDArray) weights, (PtNDArray) bias);
    }

    /** Views of the rows of each step. */
    NDList steps(NDArray rows) {
      return rows.split(shape.steps());
    }

    NDArray sequence(NDList steps) {
      return NDArrays.concat(steps).reshape(shape.steps(), shape.batch(), shape.units());
    }
  }

  private static final class PeepholeRun extends CellRun {
    private final NDArray w = matrix(shape.inputs(), "W_i", "W_f", "W_z", "W_o");
    private final NDArray u = matrix(shape.units(), "U_i", "U_f", "U_z", "U_o");
    private final NDArray b = vector("b_i", "b_f", "b_z", "b_o");
    private final NDArray inputPeephole = vector("p_i");
    private final NDArray forgetPeephole = vector("p_f");
    private final NDArray outputPeephole = vector("p_o");

    PeepholeRun(Problem problem) {
      super(problem);
    }

    @Override
    NDArray outputs() {
      NDArray h = states.get(0);
      NDArray c = states.get(1);
      NDList outputs = new NDList();
      for (NDArray x : steps(projected(w, b))) {
        NDList gates = linear(h, u, x).split(4, 1);
        NDArray i = Activation.sigmoid(gates.get(0).add(c.mul(inputPeephole)));
        NDArray f = Activation.sigmoid(gates.get(1).add(c.mul(forgetPeephole)));
        c = f.mul(c).add(i.mul(gates.get(2).tanh()));
        NDArray o = Activation.sigmoid(gates.get(3).add(c.mul(outputPeephole)));
        h = o.mul(c.tanh());
        outputs.add(h);
      }
      return sequence(outputs);
    }
  }

  private static final class MinGruRun extends CellRun {
    private final NDArray w = matrix(shape.inputs(), "W_z", "W_h");
    private final NDArray b = vector("b_z", "b_h");

    MinGruRun(Problem problem) {
      super(problem);
    }

    @Override
    NDArray outputs() {
      NDList halves = projected(w, b).split(2, 1);
      NDArray z = Activation.sigmoid(halves.get(0));
      NDList keep = steps(z.neg().add(1));
      NDList write = steps(z.mul(halves.get(1)));
      NDArray h = states.head();
      NDList outputs = new NDList();
      for (int t = 0; t < shape.steps(); t++) {
        h = keep.get(t).mul(h).add(write.get(t));
        outputs.add(h);
      }
      return sequence(outputs);
    }
  }
}
