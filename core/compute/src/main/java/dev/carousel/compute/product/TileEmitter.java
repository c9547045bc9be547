package dev.carousel.compute.product;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Writes the class of a {@link Tile}: the loop over the inner index with every sum in a local
 * variable of its own, as one would write it out by hand for each number of rows and vectors.
 *
 * <pre>
 * for (int k = 0; k &lt; length; k++) {
 *   p0 = w[wOffset + k · 64]; p1 = …
 *   left = broadcast(a[aOffset + k · innerStep]);           s00 = left.fma(p0, s00); s01 = …
 *   left = broadcast(a[aOffset + rowStep + k · innerStep]); s10 = left.fma(p0, s10); …
 * }
 * </pre>
 */
final class TileEmitter {
  private static final ClassDesc TILE = desc(Tile.class);
  private static final ClassDesc FLOATS = CD_float.arrayType();
  private static final ClassDesc SEGMENT = desc(MemorySegment.class);
  private static final ClassDesc SPECIES = desc(VectorSpecies.class);
  private static final ClassDesc ORDER = desc(ByteOrder.class);
  private static final ClassDesc VECTOR = desc(Vector.class);
  private static final ClassDesc FLOAT_VECTOR = desc(FloatVector.class);
  private static final MethodTypeDesc RUN =
      MethodTypeDesc.of(
          CD_void,
          FLOATS,
          CD_int,
          SEGMENT,
          CD_long,
          CD_long,
          CD_int,
          FLOATS,
          CD_int,
          CD_int,
          CD_boolean);
  private static final MethodTypeDesc FROM_ARRAY =
      MethodTypeDesc.of(FLOAT_VECTOR, SPECIES, FLOATS, CD_int);
  private static final MethodTypeDesc FROM_SEGMENT =
      MethodTypeDesc.of(FLOAT_VECTOR, SPECIES, SEGMENT, CD_long, ORDER);
  private static final long INNER_BYTES = (long) PackedMatrix.PANEL * Float.BYTES;

  private final Tile.Shape shape;
  private final CodeBuilder code;
  private final int a;
  private final int aOffset;
  private final int w;
  private final int wOffset;
  private final int panelBytes;
  private final int length;
  private final int c;
  private final int cOffset;
  private final int cStride;
  private final int accumulate;
  private final int[] places;
  private final int[] rights;
  private final int[][] sums;
  private final int left;
  private final int k;
  private final int target;

  private TileEmitter(Tile.Shape shape, CodeBuilder code) {
    this.shape = shape;
    this.code = code;
    a = code.parameterSlot(0);
    aOffset = code.parameterSlot(1);
    w = code.parameterSlot(2);
    wOffset = code.parameterSlot(3);
    panelBytes = code.parameterSlot(4);
    length = code.parameterSlot(5);
    c = code.parameterSlot(6);
    cOffset = code.parameterSlot(7);
    cStride = code.parameterSlot(8);
    accumulate = code.parameterSlot(9);
    places = locals(TypeKind.LONG, shape.vectors());
    rights = locals(TypeKind.REFERENCE, shape.vectors());
    sums = new int[shape.rows()][];
    for (int i = 0; i < shape.rows(); i++) {
      sums[i] = locals(TypeKind.REFERENCE, shape.vectors());
    }
    left = code.allocateLocal(TypeKind.REFERENCE);
    k = code.allocateLocal(TypeKind.INT);
    target = code.allocateLocal(TypeKind.INT);
  }

  private int[] locals(TypeKind kind, int count) {
    int[] slots = new int[count];
    for (int i = 0; i < count; i++) {
      slots[i] = code.allocateLocal(kind);
    }
    return slots;
  }

  private static ClassDesc desc(Class<?> type) {
    return type.describeConstable().orElseThrow();
  }

  /** A new tile of the shape. */
  static Tile emit(Tile.Shape shape) {
    ClassDesc name =
        ClassDesc.of(
            "%s.%sTile%dx%dOf%d"
                .formatted(
                    Tile.class.getPackageName(),
                    shape.kind() == Tile.Kind.PRODUCT ? "Product" : "Outer",
                    shape.rows(),
                    shape.vectors(),
                    shape.lanes()));
    byte[] bytes =
        ClassFile.of()
            .build(
                name,
                type ->
                    type.withFlags(ClassFile.ACC_FINAL)
                        .withInterfaceSymbols(TILE)
                        .withMethodBody(
                            ConstantDescs.INIT_NAME,
                            ConstantDescs.MTD_void,
                            0,
                            body ->
                                body.aload(0)
                                    .invokespecial(
                                        CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                                    .return_())
                        .withMethodBody(
                            "run",
                            RUN,
                            ClassFile.ACC_PUBLIC,
                            body -> new TileEmitter(shape, body).run()));
    try {
      var lookup = MethodHandles.lookup().defineHiddenClass(bytes, true);
      return (Tile) lookup.lookupClass().getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the emitted tile " + shape + " does not load", e);
    }
  }

  private void run() {
    placeVectors();
    if (shape.kind() == Tile.Kind.PRODUCT) {
      code.iload(accumulate).ifThenElse(then -> loadSums(), otherwise -> zeroSums());
    } else {
      zeroSums();
    }
    loop();
    storeSums();
    code.return_();
  }

  /** Where the vectors of columns begin, in bytes. */
  private void placeVectors() {
    int perPanel = PackedMatrix.PANEL / shape.lanes();
    for (int v = 0; v < shape.vectors(); v++) {
      code.lload(wOffset)
          .lload(panelBytes)
          .loadConstant((long) (v / perPanel))
          .lmul()
          .ladd()
          .loadConstant((long) (v % perPanel) * shape.lanes() * Float.BYTES)
          .ladd()
          .lstore(places[v]);
    }
  }

  private void zeroSums() {
    for (int[] row : sums) {
      for (int sum : row) {
        species()
            .invokestatic(FLOAT_VECTOR, "zero", MethodTypeDesc.of(FLOAT_VECTOR, SPECIES))
            .astore(sum);
      }
    }
  }

  private void loadSums() {
    for (int i = 0; i < shape.rows(); i++) {
      targetRow(i);
      for (int v = 0; v < shape.vectors(); v++) {
        loadTarget(v);
        code.astore(sums[i][v]);
      }
    }
  }

  private void storeSums() {
    for (int i = 0; i < shape.rows(); i++) {
      targetRow(i);
      for (int v = 0; v < shape.vectors(); v++) {
        if (shape.kind() == Tile.Kind.OUTER) {
          loadTarget(v);
          code.aload(sums[i][v])
              .invokevirtual(FLOAT_VECTOR, "add", MethodTypeDesc.of(FLOAT_VECTOR, VECTOR));
        } else {
          code.aload(sums[i][v]);
        }
        code.aload(c);
        targetColumn(v);
        code.invokevirtual(FLOAT_VECTOR, "intoArray", MethodTypeDesc.of(CD_void, FLOATS, CD_int));
      }
    }
  }

  private void loadTarget(int v) {
    species().aload(c);
    targetColumn(v);
    code.invokestatic(FLOAT_VECTOR, "fromArray", FROM_ARRAY);
  }

  private void targetRow(int i) {
    code.iload(cOffset).iload(cStride).loadConstant(i).imul().iadd().istore(target);
  }

  private void targetColumn(int v) {
    code.iload(target).loadConstant(v * shape.lanes()).iadd();
  }

  private void loop() {
    Label test = code.newLabel();
    Label end = code.newLabel();
    code.iconst_0().istore(k).labelBinding(test).iload(k).iload(length).if_icmpge(end);
    for (int v = 0; v < shape.vectors(); v++) {
      loadRight(v);
    }
    for (int i = 0; i < shape.rows(); i++) {
      broadcastLeft(i);
      for (int v = 0; v < shape.vectors(); v++) {
        code.aload(left)
            .aload(rights[v])
            .aload(sums[i][v])
            .invokevirtual(FLOAT_VECTOR, "fma", MethodTypeDesc.of(FLOAT_VECTOR, VECTOR, VECTOR))
            .astore(sums[i][v]);
      }
    }
    code.iinc(k, 1).goto_(test).labelBinding(end);
  }

  private void loadRight(int v) {
    species()
        .aload(w)
        .lload(places[v])
        .iload(k)
        .i2l()
        .loadConstant(INNER_BYTES)
        .lmul()
        .ladd()
        .invokestatic(ORDER, "nativeOrder", MethodTypeDesc.of(ORDER))
        .invokestatic(FLOAT_VECTOR, "fromMemorySegment", FROM_SEGMENT)
        .astore(rights[v]);
  }

  private void broadcastLeft(int i) {
    species()
        .aload(a)
        .iload(aOffset)
        .loadConstant(i * shape.kind().rowStep)
        .iadd()
        .iload(k)
        .loadConstant(shape.kind().innerStep)
        .imul()
        .iadd()
        .faload()
        .invokestatic(FLOAT_VECTOR, "broadcast", MethodTypeDesc.of(FLOAT_VECTOR, SPECIES, CD_float))
        .astore(left);
  }

  private CodeBuilder species() {
    return code.getstatic(FLOAT_VECTOR, "SPECIES_" + shape.lanes() * Float.SIZE, SPECIES);
  }
}
