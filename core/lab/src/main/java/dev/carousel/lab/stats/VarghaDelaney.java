package dev.carousel.lab.stats;

import java.util.List;

/**
 * Vargha and Delaney's A12 (2000) of times to an event: the probability that a trial of the first
 * sample has its event before one of the second. Ties count half, and so do pairs of which it is
 * not known, because both are censored or one was before the other's event.
 */
public final class VarghaDelaney {
  private VarghaDelaney() {}

  /** From 0, the first is never sooner, over 0.5 to 1. */
  public static double sooner(List<Observation> first, List<Observation> second) {
    double sum = 0;
    for (Observation a : first) {
      for (Observation b : second) {
        sum += before(a, b) ? 1 : before(b, a) ? 0 : 0.5;
      }
    }
    return sum / (first.size() * second.size());
  }

  private static boolean before(Observation a, Observation b) {
    return a.event() && (a.time() < b.time() || a.time() == b.time() && !b.event());
  }
}
