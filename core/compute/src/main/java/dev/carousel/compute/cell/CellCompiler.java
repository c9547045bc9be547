package dev.carousel.compute.cell;

import dev.carousel.api.CellEquations;
import dev.carousel.api.equation.EquationException;
import dev.carousel.compute.pass.Differentiate;
import dev.carousel.compute.pass.Rematerialize;
import dev.carousel.compute.pass.Simplify;
import dev.carousel.compute.pass.Split;
import dev.carousel.compute.pass.Unstop;
import dev.carousel.compute.program.Program;
import dev.carousel.compute.program.ProgramChecker;
import dev.carousel.compute.program.Var;
import dev.carousel.compute.schedule.Inputs;
import dev.carousel.compute.schedule.Loop;
import dev.carousel.compute.schedule.Schedule;
import java.util.ArrayList;
import java.util.List;

/**
 * The compiler as a table of contents: author, simplify, split, differentiate, unstop,
 * rematerialize, schedule (gather, hoist, stack, fuse). Kernels are emitted where schedules are
 * bound to buffers.
 */
public final class CellCompiler {
  private CellCompiler() {}

  /** What the compiler has after one pass, as text. */
  public record Stage(String name, String text) {}

  /**
   * Finds what is wrong with equations.
   *
   * @throws EquationException with every problem, each with its line and column in the text
   */
  public static void check(CellEquations equations, int units, int inputs) {
    Author.write(equations, units, inputs);
  }

  /**
   * Writes and differentiates a cell.
   *
   * @throws EquationException if {@link #check} would
   */
  public static CellPrograms programs(CellEquations equations, int units, int inputs) {
    Program written = ProgramChecker.check(Author.write(equations, units, inputs), "author");
    Program whole = ProgramChecker.check(Simplify.of(written), "simplify");
    Split split = Split.of(whole, equations.frozen());
    ProgramChecker.check(split.once(), "split");
    ProgramChecker.check(split.step(), "split");
    Program stepBackward = Unstop.of(split.step(), backward(split.step(), wanted(split)));
    return new CellPrograms(
        whole,
        split.once(),
        ProgramChecker.check(Unstop.of(split.step()), "unstop"),
        ProgramChecker.check(stepBackward, "unstop"),
        backward(split.once(), trained(split.once(), equations)),
        split.trained());
  }

  private static List<Var> trained(Program once, CellEquations equations) {
    return once.inputs(Var.Kind.WEIGHT).stream()
        .filter(weight -> !equations.frozen().contains(weight.name()))
        .toList();
  }

  private static List<Var> wanted(Split split) {
    var wanted = new ArrayList<Var>(split.step().inputs(Var.Kind.INPUT));
    wanted.addAll(split.step().inputs(Var.Kind.STATE));
    wanted.addAll(split.trained());
    return wanted;
  }

  private static Program backward(Program program, List<Var> wanted) {
    Program backward = ProgramChecker.check(Differentiate.of(program, wanted), "differentiate");
    return ProgramChecker.check(Simplify.of(backward), "simplify");
  }

  /** Every stage of a cell's compilation, for reading. */
  public static List<Stage> explain(CellEquations equations, int units, int inputs) {
    Program written = Author.write(equations, units, inputs);
    CellPrograms cell = programs(equations, units, inputs);
    Program backward = backward(cell);
    Loop loop = Loop.forward(cell.step());
    Schedule forward = Schedule.of(cell.step(), loop, Inputs.WITH_STATES);
    Schedule reverse = Schedule.of(backward, Loop.backward(backward, cell.states()));
    var stages =
        new ArrayList<>(
            List.of(
                new Stage("author", written.toString()),
                new Stage("simplify", cell.whole().toString()),
                new Stage("split", cell.once().toString() + cell.step()),
                new Stage("differentiate", cell.stepBackward().toString() + cell.onceBackward()),
                new Stage("rematerialize", backward.toString()),
                new Stage("schedule", forward.toString() + reverse)));
    if (cell.isRandom()) {
      Schedule evaluation = Schedule.of(cell.expected().step(), loop, Inputs.WITH_STATES);
      stages.add(new Stage("schedule of evaluation", evaluation.toString()));
    }
    return stages;
  }

  /** The step's derivative as it runs: what is cheap is computed again instead of kept. */
  public static Program backward(CellPrograms cell) {
    Program again = Rematerialize.of(cell.step(), cell.stepBackward());
    return ProgramChecker.check(
        Simplify.of(ProgramChecker.check(again, "rematerialize")), "simplify");
  }
}
