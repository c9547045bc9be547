package dev.carousel.tasks;

import dev.carousel.api.data.RandomStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/** A stream whose draws are written down beforehand. */
final class ScriptedStream implements RandomStream {
  private final Deque<Double> draws;

  private ScriptedStream(List<Double> draws) {
    this.draws = new ArrayDeque<>(draws);
  }

  static ScriptedStream of(double... draws) {
    return new ScriptedStream(Arrays.stream(draws).boxed().toList());
  }

  /** The same draws for each orbit. */
  static ScriptedStream ofOrbits(double... draws) {
    return new ScriptedStream(
        Stream.generate(() -> Arrays.stream(draws).boxed())
            .limit(Orbits.COUNT)
            .flatMap(orbit -> orbit)
            .toList());
  }

  @Override
  public double uniform() {
    return draws.remove();
  }

  @Override
  public int below(int bound) {
    double draw = draws.remove();
    if (draw != Math.rint(draw) || draw < 0 || draw >= bound) {
      throw new IllegalStateException(draw + " was drawn below " + bound);
    }
    return (int) draw;
  }

  @Override
  public double gaussian() {
    return draws.remove();
  }
}
