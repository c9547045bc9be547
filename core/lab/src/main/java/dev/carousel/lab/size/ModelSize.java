package dev.carousel.lab.size;

import dev.carousel.compute.model.ModelSpec;
import dev.carousel.compute.model.Network;
import dev.carousel.compute.program.Var;
import dev.carousel.lab.study.Setup;

/**
 * How big a model is.
 *
 * @param parameters numbers trained, those of the readout and of initial states among them
 * @param multiplyAdds of the matrix products of its cells for one step of one sequence, forward
 * @param state numbers that its cells carry from step to step
 */
public record ModelSize(long parameters, long multiplyAdds, long state) {

  /** The size of what a setup trains. */
  public static ModelSize of(Setup setup) {
    Network network =
        Network.of(
            new ModelSpec(
                    setup.equations(),
                    setup.units(),
                    1,
                    setup.trainedStates(),
                    setup.task().format())
                .with(setup.wiring()));
    return new ModelSize(network.layout().length(), Operations.forward(network), state(network));
  }

  private static long state(Network network) {
    long state = 0;
    for (Network.Layer layer : network.layers()) {
      for (Var variable : layer.programs().states()) {
        state += (long) layer.cells().size() * layer.programs().whole().length(variable);
      }
    }
    return state;
  }
}
