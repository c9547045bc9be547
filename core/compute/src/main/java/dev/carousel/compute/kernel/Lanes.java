package dev.carousel.compute.kernel;

import jdk.incubator.vector.FloatVector;

/** How many numbers a vector of this machine holds. */
final class Lanes {
  /** 0 where the Vector API is not readable. */
  static final int COUNT =
      ClassLoader.getSystemResource("jdk/incubator/vector/FloatVector.class") != null
          ? Preferred.count()
          : 0;

  private Lanes() {}

  /** Apart, so that it loads only where the module is there. */
  private static final class Preferred {
    static int count() {
      return FloatVector.SPECIES_PREFERRED.length();
    }
  }
}
