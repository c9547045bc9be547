package dev.carousel.compute.reference;

import com.google.gson.JsonObject;
import dev.carousel.api.CellEquations;
import dev.carousel.api.data.Format;
import dev.carousel.api.data.Format.Target;
import dev.carousel.compute.model.Layout;
import dev.carousel.compute.model.ModelSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Twenty updates of a small model, with its parameters after some of them. */
record TrajectoryFixture(String name, JsonObject json) {
  private static final Map<String, String> EQUATIONS =
      Map.of(
          "lstm",
          """
          z = tanh(W_z x + U_z h + b_z)
          i = sigmoid(W_i x + U_i h + b_i)
          f = sigmoid(W_f x + U_f h + b_f)
          c' = f * c + i * z
          o = sigmoid(W_o x + U_o h + b_o)
          h' = o * tanh(c')
          """,
          "gru-reset-after",
          """
          z = sigmoid(W_z x + U_z h + b_z)
          r = sigmoid(W_r x + U_r h + b_r)
          n = tanh(W_n x + b_n + r * (U_n h + bu_n))
          h' = (1 - z) * n + z * h
          """,
          "rnn-tanh",
          "h' = tanh(W x + U h + b)");

  /** One update: what it sees and what comes of it. */
  record Step(JsonObject json) {
    /** Inputs [T, B, I]. */
    double[] x() {
      return Fixtures.tensor(json.getAsJsonObject("x"));
    }

    /** Values or classes, [B] of the last step or [T, B] of each. */
    double[] targets() {
      return Fixtures.tensor(json.getAsJsonObject("target"));
    }

    double loss() {
      return json.get("loss").getAsDouble();
    }

    double normBeforeClipping() {
      return json.get("gradient_norm_before_clip").getAsDouble();
    }

    /** Whether the parameters after the update are given, as they are for some of them. */
    boolean hasParametersAfter() {
      return json.has("parameters_after");
    }

    JsonObject parametersAfter() {
      return json.getAsJsonObject("parameters_after");
    }
  }

  static TrajectoryFixture read(Path file) {
    return new TrajectoryFixture(
        file.getFileName().toString().replace(".json", ""), Fixtures.read(file));
  }

  int dim(String dim) {
    return json.getAsJsonObject("dims").get(dim).getAsInt();
  }

  String optimizer() {
    return json.get("optimizer").getAsString();
  }

  double largestNorm() {
    return json.getAsJsonObject("clip").get("max_norm").getAsDouble();
  }

  List<Step> steps() {
    return json.getAsJsonArray("steps").asList().stream()
        .map(step -> new Step(step.getAsJsonObject()))
        .toList();
  }

  /** Whether each step has a target, not the last alone. */
  boolean isEachStepCounted() {
    return steps().getFirst().targets().length == dim("T") * dim("B");
  }

  boolean isRegression() {
    return dim("O") == 1;
  }

  ModelSpec spec() {
    String cell = json.get("cell").getAsString();
    List<String> states = cell.equals("lstm") ? List.of("h", "c") : List.of("h");
    var equations = CellEquations.of(states, "h", EQUATIONS.get(cell));
    if (cell.equals("gru-reset-after")) {
      equations = equations.withWeight("bu_n", "units");
    }
    Target target = isRegression() ? Target.VALUES : Target.CLASS;
    var format = new Format(dim("I"), false, dim("O"), target, dim("T"));
    return new ModelSpec(equations, dim("H"), 1, false, format);
  }

  double[] initialParameters(Layout layout) {
    return flat(json.getAsJsonObject("initial_parameters"), layout);
  }

  double[] parametersAfter(Step step, Layout layout) {
    return flat(step.parametersAfter(), layout);
  }

  /** The tensors in the order of a layout; the fixture's V and d are the readout. */
  private static double[] flat(JsonObject tensors, Layout layout) {
    var result = new double[layout.length()];
    for (Layout.Block block : layout.blocks()) {
      String name =
          switch (block.name()) {
            case "readout.W" -> "V";
            case "readout.b" -> "d";
            default -> block.name();
          };
      double[] values = Fixtures.tensor(tensors.getAsJsonObject(name));
      System.arraycopy(values, 0, result, block.offset(), block.length());
    }
    return result;
  }

  @Override
  public String toString() {
    return name;
  }
}
