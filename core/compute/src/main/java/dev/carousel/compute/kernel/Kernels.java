package dev.carousel.compute.kernel;

import java.lang.invoke.MethodHandles;
import java.util.concurrent.ConcurrentHashMap;

/** Kernels by their text: each is emitted once and shared. */
public final class Kernels {
  private static final ConcurrentHashMap<String, Kernel> VECTORS = new ConcurrentHashMap<>();
  private static final ConcurrentHashMap<String, Kernel> SCALARS = new ConcurrentHashMap<>();

  private Kernels() {}

  /** The kernel in the fastest form that this machine has. */
  public static Kernel of(KernelCode code) {
    int lanes = Lanes.COUNT;
    return lanes == 0 ? scalar(code) : VECTORS.computeIfAbsent(code.text(), _ -> load(code, lanes));
  }

  /** The kernel that computes one entry at a time. */
  static Kernel scalar(KernelCode code) {
    return SCALARS.computeIfAbsent(code.text(), _ -> load(code, 0));
  }

  private static Kernel load(KernelCode code, int lanes) {
    byte[] bytes = KernelEmitter.emit(code, lanes);
    try {
      Class<?> type = MethodHandles.lookup().defineHiddenClass(bytes, true).lookupClass();
      return (Kernel) type.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the kernel does not load:\n" + code.text(), e);
    }
  }
}
