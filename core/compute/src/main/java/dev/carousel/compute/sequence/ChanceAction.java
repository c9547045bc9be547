package dev.carousel.compute.sequence;

import dev.carousel.compute.program.Op;
import dev.carousel.compute.random.Draws;

/**
 * Draws the rows of a chance. Each follows from the update, the step of the sequence and the place
 * in the batch alone.
 */
record ChanceAction(Op.Chance chance, View target, int length, Segment segment, int batch)
    implements Action {
  @Override
  public void run(int step, int row, int rows) {
    if (rows <= batch) {
      draw(step, row, rows);
    } else {
      for (int t = 0; t < rows / batch; t++) {
        draw(step + t, 0, batch);
      }
    }
  }

  private void draw(int step, int row, int rows) {
    long key = chance.key(segment.drawKey(), segment.time(step));
    int to = target.offset(step, row);
    for (int i = row; i < row + rows; i++) {
      Draws.chance(Draws.key(key, i), chance.probability(), target.data(), to, length);
      to += target.stride();
    }
  }
}
