package dev.carousel.compute.schedule;

import dev.carousel.compute.program.Program;
import dev.carousel.compute.program.Var;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What a program carries from one step to the next.
 *
 * @param carried input variable to the key of the output that it takes its next value from
 */
public record Loop(SequencedMap<Var, String> carried) {

  /** Forward: each state {@code h} takes the value of {@code h'}. */
  public static Loop forward(Program step) {
    var carried = new LinkedHashMap<Var, String>();
    step.inputs(Var.Kind.STATE).forEach(s -> carried.put(s, s.name() + "'"));
    return new Loop(carried);
  }

  /** Backward: each cotangent {@code d[h']} takes the value of {@code d[h]} of the step after. */
  public static Loop backward(Program backward, List<Var> states) {
    var carried = new LinkedHashMap<Var, String>();
    for (Var state : states) {
      backward.inputs().stream()
          .filter(v -> v.name().equals("d[" + state.name() + "']"))
          .forEach(v -> carried.put(v, "d[" + state.name() + "]"));
    }
    return new Loop(carried);
  }

  Collection<Var> inputs() {
    return carried.keySet();
  }

  /** The variables that become carried values. */
  List<Var> outputs(Program program) {
    return carried.values().stream().map(key -> program.output(key).orElseThrow()).toList();
  }
}
