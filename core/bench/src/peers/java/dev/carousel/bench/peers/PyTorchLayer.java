package dev.carousel.bench.peers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import dev.carousel.bench.Contender;
import dev.carousel.bench.PeerCell;
import dev.carousel.bench.Problem;

/**
 * PyTorch's native layers, {@code at::lstm} and {@code at::gru}, on one thread. PyTorch orders the
 * gates of an LSTM i, f, g (our z), o, and those of a GRU r, z, n. It has two biases, of which the
 * second is zero here where the sum of both is all that counts.
 */
public final class PyTorchLayer implements Contender {

  @Override
  public String name() {
    return "PyTorch";
  }

  @Override
  public String version() {
    return PyTorch.ENGINE.getVersion();
  }

  @Override
  public Run prepare(Problem problem) {
    return problem.work().cell() == PeerCell.LSTM ? new LstmRun(problem) : new GruRun(problem);
  }

  private abstract static class LayerRun extends PyTorchRun {

    LayerRun(Problem problem) {
      super(problem);
    }

    @Override
    final long[] stateDimensions() {
      return new long[] {1, shape.batch(), shape.units()};
    }
  }

  private static final class LstmRun extends LayerRun {
    private final NDList weights;

    LstmRun(Problem problem) {
      super(problem);
      weights =
          new NDList(
              matrix(shape.inputs(), "W_i", "W_f", "W_z", "W_o"),
              matrix(shape.units(), "U_i", "U_f", "U_z", "U_o"),
              vector("b_i", "b_f", "b_z", "b_o"),
              vector("", "", "", ""));
    }

    @Override
    NDArray outputs() {
      return inputs
          .getNDArrayInternal()
          .lstm(inputs, states, weights, true, 1, 0, true, false, false)
          .head();
    }
  }

  private static final class GruRun extends LayerRun {
    private final NDList weights;

    GruRun(Problem problem) {
      super(problem);
      weights =
          new NDList(
              matrix(shape.inputs(), "W_r", "W_z", "W_n"),
              matrix(shape.units(), "U_r", "U_z", "U_n"),
              vector("b_r", "b_z", "b_n"),
              vector("", "", "bu_n"));
    }

    @Override
    NDArray outputs() {
      return inputs
          .getNDArrayInternal()
          .gru(inputs, states.head(), weights, true, 1, 0, true, false, false)
          .head();
    }
  }
}
