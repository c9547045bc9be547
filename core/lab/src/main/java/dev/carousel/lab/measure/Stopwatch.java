package dev.carousel.lab.measure;

import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;

/**
 * The time, and how much of it the just-in-time compiler has worked.
 *
 * @param nanos from any beginning
 * @param compiling nanoseconds, of all compilations that have ended
 */
public record Stopwatch(LongSupplier nanos, LongSupplier compiling) {
  private static final long MILLISECOND = 1_000_000;

  /** The stopwatch of this JVM. */
  public static Stopwatch ofMachine() {
    var compiler = ManagementFactory.getCompilationMXBean();
    boolean known = compiler != null && compiler.isCompilationTimeMonitoringSupported();
    return new Stopwatch(
        System::nanoTime, known ? () -> MILLISECOND * compiler.getTotalCompilationTime() : () -> 0);
  }
}
