package dev.carousel.lab.measure;

import dev.carousel.api.CellEquations;
import dev.carousel.api.Optimizer;
import dev.carousel.api.Task;
import dev.carousel.api.data.Format;
import dev.carousel.compute.model.ModelSpec;
import dev.carousel.compute.model.Network;
import dev.carousel.compute.model.Wiring;
import dev.carousel.lab.size.Operations;
import dev.carousel.lab.study.Setup;

/**
 * What decides the time that updates and evaluations of a setup take.
 *
 * @param steps of the longest sequence
 * @param batch sequences of an update
 */
record Work(Form form, Class<? extends Task> task, int steps, int batch) {

  /**
   * What decides which code runs.
   *
   * @param step the task's format, of sequences of one step
   */
  record Form(
      CellEquations equations,
      int units,
      Wiring wiring,
      boolean trainedStates,
      Format step,
      Class<? extends Optimizer> optimizer,
      Setup.Noise noise) {

    /** Multiply-adds of a step of one sequence. */
    long perStep() {
      return Operations.perStep(
          Network.of(new ModelSpec(equations, units, 1, trainedStates, step).with(wiring)));
    }
  }

  static Work of(Setup setup) {
    Format format = setup.task().format();
    var form =
        new Form(
            setup.equations(),
            setup.units(),
            setup.wiring(),
            setup.trainedStates(),
            new Format(format.inputs(), format.tokens(), format.outputs(), format.target(), 1),
            setup.optimizer().getClass(),
            setup.training().noise());
    return new Work(form, setup.task().getClass(), format.longest(), setup.training().batch());
  }
}
