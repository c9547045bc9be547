package dev.carousel.compute.kernel;

import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Map;

/** Writes a kernel that computes a vector of entries at a time, every operation inline. */
final class VectorAssembler implements Assembler {
  private static final String PACKAGE = "jdk.incubator.vector.";
  static final ClassDesc FLOATS = ClassDesc.of(PACKAGE + "FloatVector");
  static final ClassDesc SPECIES = ClassDesc.of(PACKAGE + "VectorSpecies");
  private static final ClassDesc INTS = ClassDesc.of(PACKAGE + "IntVector");
  private static final ClassDesc VECTOR = ClassDesc.of(PACKAGE + "Vector");
  private static final ClassDesc MASK = ClassDesc.of(PACKAGE + "VectorMask");
  private static final ClassDesc OPERATORS = ClassDesc.of(PACKAGE + "VectorOperators");
  private static final ClassDesc COMPARISON = ClassDesc.of(PACKAGE + "VectorOperators$Comparison");
  private static final ClassDesc CONVERSION = ClassDesc.of(PACKAGE + "VectorOperators$Conversion");
  private static final ClassDesc OPERATOR = ClassDesc.of(PACKAGE + "VectorOperators$Binary");
  private static final MethodTypeDesc WITH_VECTOR = MethodTypeDesc.of(FLOATS, VECTOR);
  private static final MethodTypeDesc ALONE = MethodTypeDesc.of(FLOATS);

  private final CodeBuilder code;
  private final Map<Float, Integer> constants;

  /**
   * @param constants locals of numbers that stand before the loops
   */
  VectorAssembler(CodeBuilder code, Map<Float, Integer> constants) {
    this.code = code;
    this.constants = constants;
  }

  private int kept() {
    int local = code.allocateLocal(TypeKind.REFERENCE);
    code.astore(local);
    return local;
  }

  @Override
  public int constant(float value) {
    Integer known = constants.get(value);
    if (known != null) {
      return known;
    }
    code.getstatic(FLOATS, "SPECIES_PREFERRED", SPECIES).loadConstant(value);
    code.invokestatic(FLOATS, "broadcast", MethodTypeDesc.of(FLOATS, SPECIES, CD_float));
    return kept();
  }

  private int two(String name, int a, int b) {
    code.aload(a).aload(b).invokevirtual(FLOATS, name, WITH_VECTOR);
    return kept();
  }

  private int one(String name, int a) {
    code.aload(a).invokevirtual(FLOATS, name, ALONE);
    return kept();
  }

  @Override
  public int add(int a, int b) {
    return two("add", a, b);
  }

  @Override
  public int subtract(int a, int b) {
    return two("sub", a, b);
  }

  @Override
  public int multiply(int a, int b) {
    return two("mul", a, b);
  }

  @Override
  public int divide(int a, int b) {
    return two("div", a, b);
  }

  @Override
  public int fma(int a, int b, int c) {
    MethodTypeDesc type = MethodTypeDesc.of(FLOATS, VECTOR, VECTOR);
    code.aload(a).aload(b).aload(c).invokevirtual(FLOATS, "fma", type);
    return kept();
  }

  @Override
  public int maximum(int a, int b) {
    return two("max", a, b);
  }

  @Override
  public int minimum(int a, int b) {
    return two("min", a, b);
  }

  @Override
  public int negate(int a) {
    return one("neg", a);
  }

  @Override
  public int absolute(int a) {
    return one("abs", a);
  }

  @Override
  public int squareRoot(int a) {
    return one("sqrt", a);
  }

  private int compare(String comparison, int a, int b) {
    code.aload(a).getstatic(OPERATORS, comparison, COMPARISON).aload(b);
    code.invokevirtual(FLOATS, "compare", MethodTypeDesc.of(MASK, COMPARISON, VECTOR));
    return kept();
  }

  @Override
  public int less(int a, int b) {
    return compare("LT", a, b);
  }

  @Override
  public int atMost(int a, int b) {
    return compare("LE", a, b);
  }

  @Override
  public int equal(int a, int b) {
    return compare("EQ", a, b);
  }

  @Override
  public int select(int condition, int a, int b) {
    code.aload(b).aload(a).aload(condition);
    code.invokevirtual(FLOATS, "blend", MethodTypeDesc.of(FLOATS, VECTOR, MASK));
    return kept();
  }

  private CodeBuilder converted(String conversion, ClassDesc to) {
    code.getstatic(OPERATORS, conversion, CONVERSION).iconst_0();
    code.invokevirtual(VECTOR, "convert", MethodTypeDesc.of(VECTOR, CONVERSION, CD_int));
    return code.checkcast(to);
  }

  private CodeBuilder withNumber(String operator, int number) {
    code.getstatic(OPERATORS, operator, OPERATOR).loadConstant(number);
    return code.invokevirtual(INTS, "lanewise", MethodTypeDesc.of(INTS, OPERATOR, CD_int));
  }

  private int asFloats() {
    code.invokevirtual(INTS, "reinterpretAsFloats", ALONE);
    return kept();
  }

  private void bits(int a) {
    code.aload(a).invokevirtual(FLOATS, "reinterpretAsInts", MethodTypeDesc.of(INTS));
  }

  @Override
  public int powerOfTwo(int wholeNumber) {
    code.aload(wholeNumber);
    converted("F2I", INTS);
    code.loadConstant(127).invokevirtual(INTS, "add", MethodTypeDesc.of(INTS, CD_int));
    withNumber("LSHL", 23);
    return asFloats();
  }

  @Override
  public int exponent(int a) {
    bits(a);
    withNumber("LSHR", 23);
    code.loadConstant(126).invokevirtual(INTS, "sub", MethodTypeDesc.of(INTS, CD_int));
    converted("I2F", FLOATS);
    return kept();
  }

  @Override
  public int fraction(int a) {
    bits(a);
    code.loadConstant(0x007fffff);
    code.invokevirtual(INTS, "and", MethodTypeDesc.of(INTS, CD_int));
    code.loadConstant(0x3f000000);
    code.invokevirtual(INTS, "or", MethodTypeDesc.of(INTS, CD_int));
    return asFloats();
  }
}
