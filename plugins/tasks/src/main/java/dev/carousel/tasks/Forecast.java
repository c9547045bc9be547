package dev.carousel.tasks;

import dev.carousel.api.data.Episodes;
import dev.carousel.api.data.Sequence;

/**
 * Sequences that show some variables of orbits and ask for their later values, a piece of each
 * orbit in turn. Each piece is its orbit's next one, unless something is done before.
 *
 * @param every steps of the orbits from one step of a sequence to the next
 * @param seen the first variables, which are input and target
 * @param length steps of a sequence
 * @param ahead steps from what is seen to what is to be given
 * @param washout first steps that do not count
 */
record Forecast(Orbits orbits, int every, int seen, int length, int ahead, int washout) {

  /**
   * @param begin what is done before each piece
   */
  Episodes episodes(Runnable begin) {
    var piece = new double[(length + ahead) * seen * Orbits.COUNT];
    return new Episodes() {
      private int orbit = Orbits.COUNT;

      @Override
      public void next(Sequence sequence) {
        if (orbit == Orbits.COUNT) {
          begin.run();
          follow(piece);
          orbit = 0;
        }
        write(sequence, piece, orbit++);
      }
    };
  }

  private void follow(double[] piece) {
    for (int time = 0; time < length + ahead; time++) {
      orbits.copy(seen, piece, time * seen * Orbits.COUNT);
      orbits.advance(every);
    }
  }

  private void write(Sequence sequence, double[] piece, int orbit) {
    sequence.begin(length);
    int from = orbit;
    for (int time = 0; time < length + ahead; time++) {
      for (int variable = 0; variable < seen; variable++, from += Orbits.COUNT) {
        if (time < length) {
          sequence.input(time, variable, piece[from]);
        }
        if (time - ahead >= washout) {
          sequence.target(time - ahead, variable, piece[from]);
        }
      }
    }
  }
}
