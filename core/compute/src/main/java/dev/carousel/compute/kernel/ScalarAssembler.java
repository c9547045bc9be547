package dev.carousel.compute.kernel;

import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Map;

/** Writes a kernel that computes one entry at a time, for machines without the Vector API. */
final class ScalarAssembler implements Assembler {
  private static final ClassDesc MATH = ClassDesc.of("java.lang.Math");
  private static final ClassDesc FLOAT = ClassDesc.of("java.lang.Float");

  private final CodeBuilder code;
  private final Map<Float, Integer> constants;

  /**
   * @param constants locals of numbers that stand before the loops
   */
  ScalarAssembler(CodeBuilder code, Map<Float, Integer> constants) {
    this.code = code;
    this.constants = constants;
  }

  private int keep(TypeKind kind) {
    int local = code.allocateLocal(kind);
    code.storeLocal(kind, local);
    return local;
  }

  private int kept() {
    return keep(TypeKind.FLOAT);
  }

  @Override
  public int constant(float value) {
    Integer known = constants.get(value);
    if (known != null) {
      return known;
    }
    code.loadConstant(value);
    return kept();
  }

  private CodeBuilder two(int a, int b) {
    return code.fload(a).fload(b);
  }

  @Override
  public int add(int a, int b) {
    two(a, b).fadd();
    return kept();
  }

  @Override
  public int subtract(int a, int b) {
    two(a, b).fsub();
    return kept();
  }

  @Override
  public int multiply(int a, int b) {
    two(a, b).fmul();
    return kept();
  }

  @Override
  public int divide(int a, int b) {
    two(a, b).fdiv();
    return kept();
  }

  @Override
  public int fma(int a, int b, int c) {
    MethodTypeDesc type = MethodTypeDesc.of(CD_float, CD_float, CD_float, CD_float);
    two(a, b).fload(c).invokestatic(MATH, "fma", type);
    return kept();
  }

  private int math(String name, int a, int b) {
    MethodTypeDesc type = MethodTypeDesc.of(CD_float, CD_float, CD_float);
    two(a, b).invokestatic(MATH, name, type);
    return kept();
  }

  @Override
  public int maximum(int a, int b) {
    return math("max", a, b);
  }

  @Override
  public int minimum(int a, int b) {
    return math("min", a, b);
  }

  @Override
  public int negate(int a) {
    code.fload(a).fneg();
    return kept();
  }

  @Override
  public int absolute(int a) {
    code.fload(a).invokestatic(MATH, "abs", MethodTypeDesc.of(CD_float, CD_float));
    return kept();
  }

  /** The square root in double precision rounds to the one in single precision. */
  @Override
  public int squareRoot(int a) {
    code.fload(a).f2d().invokestatic(MATH, "sqrt", MethodTypeDesc.of(CD_double, CD_double)).d2f();
    return kept();
  }

  @Override
  public int less(int a, int b) {
    two(a, b).fcmpg();
    return condition(code::iflt);
  }

  @Override
  public int atMost(int a, int b) {
    two(a, b).fcmpg();
    return condition(code::ifle);
  }

  @Override
  public int equal(int a, int b) {
    two(a, b).fcmpg();
    return condition(code::ifeq);
  }

  /** Keeps 1 if the branch is taken, else 0. */
  private int condition(java.util.function.Consumer<Label> branch) {
    Label holds = code.newLabel();
    Label end = code.newLabel();
    int local = code.allocateLocal(TypeKind.INT);
    branch.accept(holds);
    code.iconst_0().istore(local).goto_(end);
    code.labelBinding(holds).iconst_1().istore(local);
    code.labelBinding(end);
    return local;
  }

  @Override
  public int select(int condition, int a, int b) {
    Label otherwise = code.newLabel();
    Label end = code.newLabel();
    int local = code.allocateLocal(TypeKind.FLOAT);
    code.iload(condition).ifeq(otherwise);
    code.fload(a).fstore(local).goto_(end);
    code.labelBinding(otherwise).fload(b).fstore(local);
    code.labelBinding(end);
    return local;
  }

  @Override
  public int powerOfTwo(int wholeNumber) {
    code.fload(wholeNumber).f2i().loadConstant(127).iadd().loadConstant(23).ishl();
    code.invokestatic(FLOAT, "intBitsToFloat", MethodTypeDesc.of(CD_float, CD_int));
    return kept();
  }

  private CodeBuilder bits(int a) {
    MethodTypeDesc type = MethodTypeDesc.of(CD_int, CD_float);
    return code.fload(a).invokestatic(FLOAT, "floatToRawIntBits", type);
  }

  @Override
  public int exponent(int a) {
    bits(a).loadConstant(23).iushr().loadConstant(126).isub().i2f();
    return kept();
  }

  @Override
  public int fraction(int a) {
    bits(a).loadConstant(0x007fffff).iand().loadConstant(0x3f000000).ior();
    code.invokestatic(FLOAT, "intBitsToFloat", MethodTypeDesc.of(CD_float, CD_int));
    return kept();
  }
}
