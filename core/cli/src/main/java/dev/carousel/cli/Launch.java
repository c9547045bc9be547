package dev.carousel.cli;

/**
 * Where the command begins in the distribution: makes the Vector API readable, then runs {@link
 * Main}. The JVM prints a warning for each start with {@code --add-modules jdk.incubator.vector}
 * and has no flag against it; a module that is loaded after the start brings none. The manifest of
 * the distribution exports the package of the JDK that this needs.
 */
public final class Launch {
  private static final String VECTORS = "jdk.incubator.vector";

  private Launch() {}

  public static void main(String[] arguments) {
    if (ModuleLayer.boot().findModule(VECTORS).isEmpty()) {
      load();
    }
    Main.main(arguments);
  }

  private static void load() {
    try {
      Class.forName("jdk.internal.module.Modules")
          .getMethod("loadModule", String.class)
          .invoke(null, VECTORS);
    } catch (ReflectiveOperationException unreadable) {
      System.err.println("carousel: no vectors; start Java with --add-modules " + VECTORS);
    }
  }
}
