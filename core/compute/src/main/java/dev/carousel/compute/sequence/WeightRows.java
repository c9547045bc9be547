package dev.carousel.compute.sequence;

import dev.carousel.compute.cell.CellPrograms;
import dev.carousel.compute.interpret.Interpreter;
import dev.carousel.compute.product.PackedMatrix;
import dev.carousel.compute.program.Program;
import dev.carousel.compute.program.Var;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The weights of a step: those that are vectors as rows, those that follow from the trained ones
 * computed anew at each update, by the interpreter.
 */
final class WeightRows {
  private final CellPrograms cell;
  private final boolean derived;
  private final List<Row> rows;
  private final Map<String, double[]> stepGradients = new LinkedHashMap<>();
  private Map<String, double[]> weights = Map.of();
  private Map<String, double[]> once = Map.of();

  private record Row(String weight, View view) {}

  WeightRows(CellPrograms cell) {
    this.cell = cell;
    derived = !cell.once().outputs().isEmpty();
    Program step = cell.step();
    rows =
        step.inputs(Var.Kind.WEIGHT).stream()
            .filter(weight -> !weight.shape().isMatrix())
            .map(weight -> new Row(weight.name(), row(step.length(weight))))
            .toList();
    if (derived) {
      step.inputs(Var.Kind.WEIGHT)
          .forEach(w -> stepGradients.put(w.name(), new double[step.length(w)]));
    }
  }

  private static View row(int length) {
    return Buffer.constant(PackedMatrix.padded(length)).from(0, 0);
  }

  /** Where a weight that is a vector lies. */
  View view(Var weight) {
    return rows.stream()
        .filter(row -> row.weight().equals(weight.name()))
        .map(Row::view)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(weight + " has no place"));
  }

  /** Takes new values of the trained weights; returns those of the step. */
  Map<String, double[]> load(Map<String, double[]> trained) {
    weights = trained;
    if (derived) {
      once = Interpreter.run(cell.once(), trained, 0);
      weights = new HashMap<>(trained);
      weights.putAll(Interpreter.outputs(cell.once(), once));
    }
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      double[] values = weights.get(row.weight());
      for (int k = 0; k < values.length; k++) {
        row.view().data()[k] = (float) values[k];
      }
    }
    return weights;
  }

  /** Adds derivatives by the trained weights, those through derived ones included. */
  void addGradients(WeightGradients sums, Map<String, double[]> gradients) {
    if (!derived) {
      sums.addTo(gradients);
      return;
    }
    stepGradients.values().forEach(d -> Arrays.fill(d, 0));
    sums.addTo(stepGradients);
    var given = new HashMap<>(once);
    cell.once().outputs().forEach(o -> given.put("d[" + o.key() + "]", stepGradients.get(o.key())));
    Map<String, double[]> through = Interpreter.outputs(cell.onceBackward(), given, 0);
    for (Var weight : cell.weights()) {
      double[] total = gradients.get(weight.name());
      add(total, stepGradients.get(weight.name()));
      add(total, through.get("d[" + weight.name() + "]"));
    }
  }

  private static void add(double[] total, double[] part) {
    for (int i = 0; part != null && i < total.length; i++) {
      total[i] += part[i];
    }
  }
}
