package dev.carousel.compute.schedule;

import dev.carousel.compute.program.Program;
import java.util.List;

/**
 * A program in order of running.
 *
 * @param program what is scheduled, after the sums were gathered
 * @param before over all steps at once, before the loop
 * @param loop at each step
 * @param after over all steps at once, after the loop
 */
public record Schedule(Program program, List<Work> before, List<Work> loop, List<Work> after) {

  /** Schedules a program with the products of its input before the loop. */
  public static Schedule of(Program program, Loop loop) {
    return of(program, loop, Inputs.BEFORE);
  }

  /** Schedules a program. */
  public static Schedule of(Program program, Loop loop, Inputs inputs) {
    Program gathered = Gather.of(program, loop, inputs);
    Hoist hoisted = Hoist.of(gathered, loop, inputs);
    return new Schedule(
        gathered,
        Fuse.of(gathered, hoisted.before()),
        Fuse.of(gathered, hoisted.loop()),
        Fuse.of(gathered, hoisted.after()));
  }

  @Override
  public String toString() {
    var text = new StringBuilder(program.name()).append("\n");
    section(text, "before the loop", before);
    section(text, "at each step", loop);
    section(text, "after the loop", after);
    return text.toString();
  }

  private static void section(StringBuilder text, String name, List<Work> works) {
    if (!works.isEmpty()) {
      text.append("  ").append(name).append("\n");
      works.forEach(w -> text.append("      ").append(w).append("\n"));
    }
  }
}
