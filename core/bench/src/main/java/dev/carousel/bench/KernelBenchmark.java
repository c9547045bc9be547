package dev.carousel.bench;

import dev.carousel.compute.cell.CellCompiler;
import dev.carousel.compute.cell.CellPrograms;
import dev.carousel.compute.interpret.Interpreter;
import dev.carousel.compute.kernel.Kernel;
import dev.carousel.compute.kernel.KernelCode;
import dev.carousel.compute.kernel.Kernels;
import dev.carousel.compute.program.Equation;
import dev.carousel.compute.program.Program;
import dev.carousel.compute.program.Var;
import dev.carousel.compute.schedule.Loop;
import dev.carousel.compute.schedule.Schedule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The fused elementwise kernels of one step of an LSTM over a batch of 32, without its products,
 * everything in the first cache. After the measurement each result must be that of the interpreter.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class KernelBenchmark {
  private static final int ROWS = 32;
  private static final int UNITS = 128;
  private static final double TOLERANCE = 1e-5;

  /** Which of the cell's two programs. */
  public enum Pass {
    FORWARD,
    BACKWARD
  }

  @Param public Pass pass = Pass.FORWARD;

  private final List<Bound> kernels = new ArrayList<>();

  /** A kernel with rows of numbers for each of its operands; all it computes is stored. */
  private record Bound(
      Kernel kernel, KernelCode code, float[][] arrays, int[] offsets, int[] strides) {

    static Bound of(List<Equation> equations) {
      var stores = equations.stream().map(Equation::target).toList();
      var assigned = new HashSet<>(stores);
      List<Var> loads =
          equations.stream()
              .flatMap(equation -> equation.arguments().stream())
              .filter(variable -> !assigned.contains(variable))
              .distinct()
              .toList();
      var code = new KernelCode(equations, false, loads, stores, false);
      int operands = loads.size() + stores.size();
      float[][] arrays = new float[operands][ROWS * UNITS];
      var random = new SplittableRandom(1);
      for (float[] array : arrays) {
        for (int i = 0; i < array.length; i++) {
          array[i] = (float) random.nextDouble() - 0.5f;
        }
      }
      int[] strides = new int[operands];
      Arrays.fill(strides, UNITS);
      return new Bound(Kernels.of(code), code, arrays, new int[operands], strides);
    }

    void run() {
      kernel.run(arrays, offsets, strides, ROWS, UNITS, 0);
    }

    void check(Program program) {
      run();
      var whole =
          new Program(program.name(), program.sizes(), code.loads(), code.equations(), List.of());
      for (int row = 0; row < ROWS; row++) {
        Map<String, double[]> values = Interpreter.run(whole, loaded(row), 0);
        for (int i = 0; i < code.stores().size(); i++) {
          requireRow(values.get(code.stores().get(i).name()), arrays[code.loads().size() + i], row);
        }
      }
    }

    private Map<String, double[]> loaded(int row) {
      var values = new HashMap<String, double[]>();
      for (int i = 0; i < code.loads().size(); i++) {
        double[] entries = new double[UNITS];
        for (int j = 0; j < UNITS; j++) {
          entries[j] = arrays[i][row * UNITS + j];
        }
        values.put(code.loads().get(i).name(), entries);
      }
      return values;
    }

    private static void requireRow(double[] right, float[] found, int row) {
      for (int j = 0; j < right.length; j++) {
        if (!(Math.abs(right[j] - found[row * UNITS + j]) <= TOLERANCE)) {
          throw new IllegalStateException("a kernel differs from the interpreter");
        }
      }
    }
  }

  private Program program() {
    CellPrograms cell = CellCompiler.programs(PeerCell.LSTM.equations(), UNITS, UNITS);
    return pass == Pass.FORWARD ? cell.step() : CellCompiler.backward(cell);
  }

  private Schedule schedule(Program program) {
    CellPrograms cell = CellCompiler.programs(PeerCell.LSTM.equations(), UNITS, UNITS);
    return Schedule.of(
        program,
        pass == Pass.FORWARD ? Loop.forward(program) : Loop.backward(program, cell.states()));
  }

  /** Takes the kernels of the step's schedule. */
  @Setup
  public void bind() {
    kernels.clear();
    for (dev.carousel.compute.schedule.Work work : schedule(program()).loop()) {
      if (work instanceof dev.carousel.compute.schedule.Work.Kernel kernel) {
        kernels.add(Bound.of(kernel.equations()));
      }
    }
    if (kernels.isEmpty()) {
      throw new IllegalStateException("the step has no kernel");
    }
  }

  /** Compares with the interpreter. */
  @TearDown
  public void check() {
    Program program = program();
    kernels.forEach(kernel -> kernel.check(program));
  }

  /** All kernels of one step. */
  @Benchmark
  public void kernels() {
    for (Bound kernel : kernels) {
      kernel.run();
    }
  }
}
