package dev.carousel.compute.kernel;

import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.carousel.compute.program.Equation;
import dev.carousel.compute.program.Op;
import dev.carousel.compute.program.Var;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the class of a kernel.
 *
 * <pre>
 *   constants
 *   for each row:    scalars of the row; for each column, a vector at a time: load, compute, store
 *                    add its stride to each operand's offset
 * </pre>
 */
final class KernelEmitter {
  private static final ClassDesc THIS = ClassDesc.of("dev.carousel.compute.kernel.Emitted");
  private static final ClassDesc KERNEL = ClassDesc.of("dev.carousel.compute.kernel.Kernel");
  private static final ClassDesc FLOAT_ARRAY = CD_float.arrayType();
  private static final MethodTypeDesc RUN =
      MethodTypeDesc.of(
          CD_void,
          FLOAT_ARRAY.arrayType(),
          CD_int.arrayType(),
          CD_int.arrayType(),
          CD_int,
          CD_int,
          CD_float);
  private static final int ARRAYS = 1;
  private static final int OFFSETS = 2;
  private static final int STRIDES = 3;
  private static final int ROWS = 4;
  private static final int COLUMNS = 5;
  private static final int STEP = 6;

  private final KernelCode kernel;
  private final int lanes;
  private final CodeBuilder code;
  private final Assembler assembler;
  private final List<Var> operands;
  private final int[] arrays;
  private final int[] offsets;
  private final Map<Var, Integer> values = new HashMap<>();
  private final Map<Float, Integer> constants = new HashMap<>();

  private KernelEmitter(KernelCode kernel, int lanes, CodeBuilder code) {
    this.kernel = kernel;
    this.lanes = lanes;
    this.code = code;
    assembler =
        lanes > 0 ? new VectorAssembler(code, constants) : new ScalarAssembler(code, constants);
    operands =
        java.util.stream.Stream.of(kernel.loads(), kernel.stores()).flatMap(List::stream).toList();
    arrays = new int[operands.size()];
    offsets = new int[operands.size()];
  }

  /**
   * The class file of a kernel.
   *
   * @param lanes entries of a vector; 0 for the scalar form
   */
  static byte[] emit(KernelCode kernel, int lanes) {
    return ClassFile.of()
        .build(
            THIS,
            type -> {
              type.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER);
              type.withInterfaceSymbols(KERNEL);
              type.withMethodBody(
                  ConstantDescs.INIT_NAME,
                  ConstantDescs.MTD_void,
                  0,
                  code ->
                      code.aload(0)
                          .invokespecial(
                              ConstantDescs.CD_Object,
                              ConstantDescs.INIT_NAME,
                              ConstantDescs.MTD_void)
                          .return_());
              type.withMethodBody(
                  "run",
                  RUN,
                  ClassFile.ACC_PUBLIC,
                  code -> new KernelEmitter(kernel, lanes, code).body());
            });
  }

  private void body() {
    for (int i = 0; i < operands.size(); i++) {
      code.aload(ARRAYS).loadConstant(i).aaload();
      arrays[i] = code.allocateLocal(TypeKind.REFERENCE);
      code.astore(arrays[i]);
      code.aload(OFFSETS).loadConstant(i).iaload();
      offsets[i] = code.allocateLocal(TypeKind.INT);
      code.istore(offsets[i]);
    }
    int row = code.allocateLocal(TypeKind.INT);
    int column = code.allocateLocal(TypeKind.INT);
    free();
    code.iconst_0().istore(row);
    loop(row, ROWS, 1, () -> row(column));
    code.return_();
  }

  /** for (counter = its value; counter &lt; limit; counter += step) body */
  private void loop(int counter, int limit, int step, Runnable body) {
    Label head = code.newLabel();
    Label end = code.newLabel();
    code.labelBinding(head).iload(counter).iload(limit).if_icmpge(end);
    body.run();
    code.iinc(counter, step).goto_(head).labelBinding(end);
  }

  private void row(int column) {
    for (int i = 0; i < kernel.loads().size(); i++) {
      if (kernel.isBroadcast(kernel.loads().get(i))) {
        code.aload(arrays[i]).iload(offsets[i]).faload();
        values.put(kernel.loads().get(i), broadcast());
      }
    }
    code.iconst_0().istore(column);
    loop(column, COLUMNS, Math.max(1, lanes), () -> columns(column));
    for (int i = 0; i < operands.size(); i++) {
      code.iload(offsets[i]).aload(STRIDES).loadConstant(i).iaload().iadd().istore(offsets[i]);
    }
  }

  /** Numbers and the step index, before the rows. */
  private void free() {
    var finder = new ConstantFinder();
    var nowhere = new HashMap<Var, Integer>();
    operands.forEach(v -> nowhere.put(v, 0));
    kernel.equations().forEach(e -> compute(e, finder, nowhere));
    if (kernel.flushes()) {
      new EmitRules(finder).flushed(0);
    }
    finder.found().forEach(value -> constants.put(value, assembler.constant(value)));
    for (Equation equation : kernel.equations()) {
      if (equation.op() instanceof Op.StepIndex) {
        code.fload(STEP);
        values.put(equation.target(), broadcast());
      }
    }
  }

  /** Keeps the number on the stack, in every lane. */
  private int broadcast() {
    if (lanes == 0) {
      int local = code.allocateLocal(TypeKind.FLOAT);
      code.fstore(local);
      return local;
    }
    int number = code.allocateLocal(TypeKind.FLOAT);
    code.fstore(number)
        .getstatic(VectorAssembler.FLOATS, "SPECIES_PREFERRED", VectorAssembler.SPECIES);
    code.fload(number)
        .invokestatic(
            VectorAssembler.FLOATS,
            "broadcast",
            MethodTypeDesc.of(VectorAssembler.FLOATS, VectorAssembler.SPECIES, CD_float));
    int local = code.allocateLocal(TypeKind.REFERENCE);
    code.astore(local);
    return local;
  }

  private void columns(int column) {
    for (int i = 0; i < kernel.loads().size(); i++) {
      if (!kernel.isBroadcast(kernel.loads().get(i))) {
        values.put(kernel.loads().get(i), load(i, column));
      }
    }
    kernel.equations().forEach(e -> compute(e, assembler, values));
    for (int i = 0; i < kernel.stores().size(); i++) {
      int value = values.get(kernel.stores().get(i));
      int stored = kernel.flushes() ? new EmitRules(assembler).flushed(value) : value;
      store(kernel.loads().size() + i, column, stored);
    }
  }

  private int load(int operand, int column) {
    if (lanes == 0) {
      code.aload(arrays[operand]).iload(offsets[operand]).iload(column).iadd().faload();
      int local = code.allocateLocal(TypeKind.FLOAT);
      code.fstore(local);
      return local;
    }
    code.getstatic(VectorAssembler.FLOATS, "SPECIES_PREFERRED", VectorAssembler.SPECIES);
    code.aload(arrays[operand]).iload(offsets[operand]).iload(column).iadd();
    code.invokestatic(
        VectorAssembler.FLOATS,
        "fromArray",
        MethodTypeDesc.of(VectorAssembler.FLOATS, VectorAssembler.SPECIES, FLOAT_ARRAY, CD_int));
    int local = code.allocateLocal(TypeKind.REFERENCE);
    code.astore(local);
    return local;
  }

  private void store(int operand, int column, int value) {
    if (lanes == 0) {
      code.aload(arrays[operand]).iload(offsets[operand]).iload(column).iadd();
      code.fload(value).fastore();
      return;
    }
    code.aload(value).aload(arrays[operand]).iload(offsets[operand]).iload(column).iadd();
    code.invokevirtual(
        VectorAssembler.FLOATS, "intoArray", MethodTypeDesc.of(CD_void, FLOAT_ARRAY, CD_int));
  }

  private static void compute(Equation equation, Assembler assembler, Map<Var, Integer> values) {
    var rules = new EmitRules(assembler);
    Var target = equation.target();
    List<Integer> a = equation.arguments().stream().map(values::get).toList();
    switch (equation.op()) {
      case Op.Fill fill -> values.put(target, assembler.constant((float) fill.value()));
      case Op.StepIndex _ -> values.putIfAbsent(target, 0);
      case Op.Map1 map -> values.put(target, rules.unary(map.function(), a.getFirst()));
      case Op.Map2 map ->
          values.put(target, rules.binary(map.function(), a.getFirst(), a.getLast()));
      case Op.Select _ -> values.put(target, rules.select(a.getFirst(), a.get(1), a.getLast()));
      case Op.Stretch _, Op.Stop _ -> values.put(target, a.getFirst());
      case Op.Count _,
          Op.Fixed _,
          Op.Identity _,
          Op.Chance _,
          Op.Product _,
          Op.Outer _,
          Op.Transpose _,
          Op.Sum _,
          Op.Slice _,
          Op.Pad _,
          Op.Concat _,
          Op.OfMatrices _ ->
          throw new IllegalStateException("not elementwise: " + equation);
    }
  }
}
