package dev.carousel.compute.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.carousel.api.data.Batch;
import dev.carousel.api.data.Format;
import dev.carousel.api.data.Format.Target;
import dev.carousel.api.data.Metric;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.equation.EquationException;
import dev.carousel.compute.cell.Author;
import dev.carousel.compute.cell.CellCompiler;
import dev.carousel.compute.cell.CellPrograms;
import dev.carousel.compute.interpret.Interpreter;
import dev.carousel.compute.pass.Simplify;
import dev.carousel.compute.pass.Split;
import dev.carousel.compute.program.Equation;
import dev.carousel.compute.program.Op;
import dev.carousel.compute.program.Program;
import dev.carousel.compute.program.ProgramChecker;
import dev.carousel.compute.program.Var;
import dev.carousel.compute.random.Streams;
import dev.carousel.compute.schedule.Loop;
import dev.carousel.compute.schedule.Schedule;
import dev.carousel.compute.schedule.Work;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every pass keeps the values of programs made up at random, the gradient is the slope, and kernels
 * agree with the interpreter. A failure shows the seed, the program, and what is left of the
 * program after leaving out every equation that the failure does not need.
 */
class RandomProgramTest {
  private static final int SEEDS = 1000;
  private static final int UNITS = 3;
  private static final int INPUTS = 2;
  private static final double EXACT = 0;
  private static final double REORDERED = 1e-11;
  private static final double SLOPE = 2e-5;
  private static final double SINGLE = 2e-4;

  @Test
  void random_programs_mean_the_same_at_every_stage() {
    for (int seed = 0; seed < SEEDS; seed++) {
      RandomCell cell = RandomCell.of(seed);
      Optional<String> failure = failure(cell);
      if (failure.isPresent()) {
        RandomCell least = reduced(cell, RandomProgramTest::failure);
        fail(report(seed, cell, failure.get(), least));
      }
    }
  }

  private static String report(int seed, RandomCell cell, String failure, RandomCell least) {
    return String.join(
        "\n",
        "seed " + seed + ": " + failure,
        cell.equations(UNITS).toString(),
        "reduced to: " + failure(least).orElseThrow(),
        least.equations(UNITS).toString());
  }

  /** Leaves out lines, one at a time, for as long as something fails. */
  private static RandomCell reduced(
      RandomCell cell, Function<RandomCell, Optional<String>> failure) {
    return cell.smaller().stream()
        .filter(smaller -> failure.apply(smaller).isPresent())
        .findFirst()
        .map(smaller -> reduced(smaller, failure))
        .orElse(cell);
  }

  @Test
  void a_failing_program_is_reduced_to_what_fails() {
    RandomCell cell =
        Stream.iterate(0L, seed -> seed + 1)
            .map(RandomCell::of)
            .filter(c -> c.lines().size() > 4 && c.lines().stream().anyMatch(l -> l.contains("@")))
            .findFirst()
            .orElseThrow();
    RandomCell least =
        reduced(
            cell,
            c ->
                c.lines().stream().anyMatch(l -> l.contains("@"))
                    ? Optional.of("has a product")
                    : Optional.empty());
    assertEquals(1, least.lines().size());
  }

  @Test
  void programs_differ_and_come_back() {
    assertEquals(
        SEEDS, Stream.iterate(0L, s -> s + 1).limit(SEEDS).map(RandomCell::of).distinct().count());
    assertEquals(RandomCell.of(7), RandomCell.of(7));
  }

  /** What goes wrong with a cell, if anything; equations that are not well-formed do not fail. */
  private static Optional<String> failure(RandomCell cell) {
    try {
      new Check(cell).all();
      return Optional.empty();
    } catch (EquationException e) {
      return Optional.empty();
    } catch (AssertionError | RuntimeException e) {
      return Optional.of(e.toString());
    }
  }

  /** Everything that must hold of one cell. */
  private static final class Check {
    private final RandomCell cell;
    private final RandomStream random = Streams.named(1, "values");

    Check(RandomCell cell) {
      this.cell = cell;
    }

    void all() {
      Program written = Author.write(cell.equations(UNITS), UNITS, INPUTS);
      ProgramChecker.check(written, "author");
      Map<String, double[]> inputs = values(written.inputs(), written);
      Program simple = Simplify.of(written);
      same("simplify", EXACT, written, simple, inputs);
      split(simple, inputs);
      CellPrograms programs = CellCompiler.programs(cell.equations(UNITS), UNITS, INPUTS);
      Map<String, double[]> known = withOnce(programs.once(), inputs);
      scheduled(programs.step(), Loop.forward(programs.step()), known);
      backward(programs, known);
      gradient();
      compiled();
    }

    private Map<String, double[]> values(List<Var> variables, Program program) {
      var values = new HashMap<String, double[]>();
      for (Var variable : variables) {
        var numbers = new double[program.length(variable)];
        Arrays.setAll(numbers, _ -> random.uniform(-1, 1));
        values.put(variable.name(), numbers);
      }
      return values;
    }

    private static Map<String, double[]> withOnce(Program once, Map<String, double[]> inputs) {
      var all = new HashMap<>(inputs);
      all.putAll(Interpreter.outputs(once, inputs, 0));
      return all;
    }

    private static void same(
        String pass,
        double tolerance,
        Program before,
        Program after,
        Map<String, double[]> inputs) {
      ProgramChecker.check(after, pass);
      for (int step : new int[] {0, 3}) {
        Map<String, double[]> expected = Interpreter.outputs(before, inputs, step);
        same(pass, tolerance, expected, Interpreter.outputs(after, inputs, step));
      }
    }

    private static void same(
        String pass,
        double tolerance,
        Map<String, double[]> expected,
        Map<String, double[]> actual) {
      assertEquals(expected.keySet(), actual.keySet(), pass);
      expected.forEach(
          (key, values) -> {
            for (int i = 0; i < values.length; i++) {
              double allowed = tolerance * Math.max(1, Math.abs(values[i]));
              double difference = Math.abs(values[i] - actual.get(key)[i]);
              assertTrue(difference <= allowed, pass + " changes " + key + " by " + difference);
            }
          });
    }

    private static void split(Program whole, Map<String, double[]> inputs) {
      Split split = Split.of(whole, List.of());
      ProgramChecker.check(split.once(), "split");
      same("split", EXACT, whole, split.step(), withOnce(split.once(), inputs));
    }

    /** Gathering keeps the values, and so does running the works in their order. */
    private static void scheduled(Program program, Loop loop, Map<String, double[]> inputs) {
      Schedule schedule = Schedule.of(program, loop);
      same("gather", REORDERED, program, schedule.program(), inputs);
      var equations = new LinkedHashSet<Equation>();
      Stream.of(schedule.before(), schedule.loop(), schedule.after())
          .flatMap(List::stream)
          .map(Work::equations)
          .forEach(equations::addAll);
      schedule.program().equations().stream()
          .filter(e -> e.op() instanceof Op.Outer)
          .forEach(equations::add);
      var run =
          new Program(
              "run",
              program.sizes(),
              program.inputs(),
              List.copyOf(equations),
              schedule.program().outputs());
      same("schedule", REORDERED, program, run, inputs);
    }

    private void backward(CellPrograms programs, Map<String, double[]> known) {
      Program step = programs.step();
      var given = new HashMap<>(Interpreter.run(step, known, 3));
      for (Program.Output output : step.outputs()) {
        var d = new double[step.length(output.value())];
        Arrays.setAll(d, _ -> random.uniform(-1, 1));
        given.put("d[" + output.key() + "]", d);
      }
      Program again = CellCompiler.backward(programs);
      Map<String, double[]> expected = Interpreter.outputs(programs.stepBackward(), given, 3);
      same("rematerialize", EXACT, expected, Interpreter.outputs(again, given, 3));
      Schedule schedule = Schedule.of(again, Loop.backward(again, programs.states()));
      same(
          "gather backward",
          REORDERED,
          expected,
          Interpreter.outputs(schedule.program(), given, 3));
    }

    private void gradient() {
      Format format = SampleData.format(Target.VALUES, false, INPUTS, 2, 4);
      var model = InterpretedModel.of(new ModelSpec(cell.equations(UNITS), UNITS, 1, true, format));
      double[] parameters = SampleData.parameters(model.layout(), 1);
      Batch batch = SampleData.batch(format, 2, 2);
      var gradient = new double[parameters.length];
      model.gradient(parameters, batch, gradient);
      double largest = largest(gradient);
      for (int i = 0; i < parameters.length; i++) {
        double slope = slope(model, parameters, batch, i);
        assertEquals(slope, gradient[i], SLOPE * largest, "slope by parameter " + i);
      }
    }

    /** Kernels against the interpreter, in a model of other sizes for each cell. */
    private void compiled() {
      int units = any(2, 3, 5, 9, 17);
      var target = Target.values()[random.below(Target.values().length)];
      var format = SampleData.format(target, random.chance(0.5), any(2, 3, 17), 2, any(1, 2, 5));
      var spec = new ModelSpec(cell.equations(units), units, any(1, 2), random.chance(0.5), format);
      Model exact = InterpretedModel.of(spec);
      double[] parameters = SampleData.parameters(exact.layout(), 1);
      Batch batch = SampleData.batch(format, any(1, 3), 2);
      var expected = new double[parameters.length];
      var actual = new double[parameters.length];
      double loss = exact.gradient(parameters, batch, expected);
      double found = CompiledModel.of(spec).gradient(parameters, batch, actual);
      assertEquals(loss, found, SINGLE * Math.max(1e-2, loss), "compiled loss of " + spec);
      double largest = largest(expected);
      for (int i = 0; i < expected.length; i++) {
        assertEquals(expected[i], actual[i], SINGLE * largest, "compiled gradient " + i);
      }
    }

    private int any(int... choices) {
      return choices[random.below(choices.length)];
    }

    private static double largest(double[] gradient) {
      return Arrays.stream(gradient).map(Math::abs).reduce(1e-2, Math::max);
    }

    private static double slope(Model model, double[] parameters, Batch batch, int i) {
      double value = parameters[i];
      double step = 1e-6;
      parameters[i] = value + step;
      double above = loss(model, parameters, batch);
      parameters[i] = value - step;
      double below = loss(model, parameters, batch);
      parameters[i] = value;
      return (above - below) / (2 * step);
    }

    private static double loss(Model model, double[] parameters, Batch batch) {
      var score = new Score(0);
      model.evaluate(parameters, batch, score);
      return score.value(Metric.LOSS);
    }
  }
}
