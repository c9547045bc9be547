package dev.carousel.compute.kernel;

import dev.carousel.api.equation.Size;
import dev.carousel.compute.program.Equation;
import dev.carousel.compute.program.Op;
import dev.carousel.compute.program.Shape;
import dev.carousel.compute.program.Var;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Builds a kernel of a few equations over vectors and runs it on plain arrays, in both forms. */
final class KernelRunner {
  /** Entries of a row: as few as a kernel takes. */
  static final int ROW = 16;

  private static final Shape VECTOR = Shape.vector(Size.named("units"));

  private final boolean flushes;
  private final List<Equation> equations = new ArrayList<>();
  private final List<Var> loads = new ArrayList<>();
  private final List<float[]> inputs = new ArrayList<>();

  KernelRunner() {
    this(false);
  }

  KernelRunner(boolean flushes) {
    this.flushes = flushes;
  }

  /** A vector that is read from rows of numbers, as many as fit. */
  Var load(float... numbers) {
    return load(VECTOR, Arrays.copyOf(numbers, (numbers.length + ROW - 1) / ROW * ROW));
  }

  /** One number for each row that meets every entry. */
  Var loadScalar(float... numbers) {
    return load(Shape.SCALAR, numbers);
  }

  private Var load(Shape shape, float[] numbers) {
    var variable = new Var("in" + loads.size(), Var.Kind.INPUT, shape);
    loads.add(variable);
    inputs.add(numbers);
    return variable;
  }

  /** Adds an equation for a vector. */
  Var add(Op op, Var... arguments) {
    return add(op, VECTOR, arguments);
  }

  /** Adds an equation for a number that meets every entry. */
  Var addScalar(Op op) {
    return add(op, Shape.SCALAR);
  }

  private Var add(Op op, Shape shape, Var... arguments) {
    var target = new Var("v" + equations.size(), Var.Kind.LOCAL, shape);
    equations.add(new Equation(target, op, arguments));
    return target;
  }

  /** The rows of a variable, by the kernel in its fastest form. */
  float[] run(Var store) {
    KernelCode code = code(store);
    return run(Kernels.of(code), code);
  }

  /** The rows of a variable, by the kernel that computes one entry at a time. */
  float[] runScalar(Var store) {
    KernelCode code = code(store);
    return run(Kernels.scalar(code), code);
  }

  private KernelCode code(Var store) {
    return new KernelCode(equations, false, loads, List.of(store), flushes);
  }

  private float[] run(Kernel kernel, KernelCode code) {
    int operands = loads.size() + 1;
    var arrays = new float[operands][];
    var strides = new int[operands];
    Arrays.fill(strides, ROW);
    int length = 0;
    for (int i = 0; i < loads.size(); i++) {
      arrays[i] = inputs.get(i);
      strides[i] = code.isBroadcast(loads.get(i)) ? 1 : ROW;
      length = Math.max(length, inputs.get(i).length * ROW / strides[i]);
    }
    arrays[loads.size()] = new float[length];
    kernel.run(arrays, new int[operands], strides, length / ROW, ROW, 3);
    return arrays[loads.size()];
  }

  @Override
  public String toString() {
    return equations.toString();
  }
}
