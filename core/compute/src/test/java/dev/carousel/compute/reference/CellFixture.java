package dev.carousel.compute.reference;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.carousel.api.CellEquations;
import dev.carousel.api.CellEquations.Constant;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One cell with its numbers: T steps, a batch of B, I inputs, H units. */
record CellFixture(Path file, JsonObject json) {

  static CellFixture read(Path file) {
    return new CellFixture(file, Fixtures.read(file));
  }

  int dim(String name) {
    return json.getAsJsonObject("dims").get(name).getAsInt();
  }

  private JsonObject part(String name) {
    return json.getAsJsonObject(name);
  }

  List<String> states() {
    return List.copyOf(part("initial_state").keySet());
  }

  /** The cell in Carousel's language, translated from the fixture's lines. */
  CellEquations equations() {
    List<String> lines =
        json.getAsJsonArray("equations").asList().stream().map(JsonElement::getAsString).toList();
    String text = new EquationTranslator(states()).translate(lines);
    var cell =
        CellEquations.of(List.of(), part("layout").get("output_variable").getAsString(), text);
    for (String state : states()) {
      cell = cell.withState(state, size(initialState(state)));
    }
    for (String dim : part("dims").keySet()) {
      if (!List.of("T", "B", "I", "H", "output").contains(dim)) {
        cell = cell.withSize(dim, dim(dim));
      }
    }
    return withConstants(withWeights(cell));
  }

  private String size(JsonObject tensor) {
    return size(Fixtures.shape(tensor).getLast());
  }

  private String size(int length) {
    if (length == dim("H")) {
      return "units";
    }
    return length == dim("I") ? "inputs" : Integer.toString(length);
  }

  private JsonObject initialState(String state) {
    return part("initial_state").getAsJsonObject(state);
  }

  /** Declares the weights that the naming rule of the language does not cover. */
  private CellEquations withWeights(CellEquations cell) {
    CellEquations result = cell;
    for (var weight : part("weights").entrySet()) {
      List<Integer> shape = Fixtures.shape(weight.getValue().getAsJsonObject());
      String name = weight.getKey();
      boolean matrix = shape.size() == 2 && Character.isUpperCase(name.charAt(0));
      boolean vector = name.matches("b|b_.*|p_.*");
      if (!(matrix || vector) || shape.getFirst() != dim("H")) {
        result = result.withWeight(name, shape.stream().map(this::size).toArray(String[]::new));
      }
    }
    return result;
  }

  private CellEquations withConstants(CellEquations cell) {
    CellEquations result = cell;
    for (var fixed : part("fixed").entrySet()) {
      JsonObject tensor = fixed.getValue().getAsJsonObject();
      List<Double> values = Arrays.stream(Fixtures.tensor(tensor)).boxed().toList();
      result = result.withConstant(fixed.getKey(), new Constant(Fixtures.shape(tensor), values));
    }
    for (var hyper : part("hyper").entrySet()) {
      if (hyper.getValue().isJsonPrimitive()) {
        result = result.withConstant(hyper.getKey(), hyper.getValue().getAsDouble());
      }
    }
    return result;
  }

  Map<String, double[]> weights() {
    return tensors(part("weights"));
  }

  Map<String, double[]> weightGradients() {
    return tensors(part("gradients").getAsJsonObject("weights"));
  }

  Map<String, double[]> initialStates() {
    return tensors(part("initial_state"));
  }

  Map<String, double[]> initialStateGradients() {
    return tensors(part("gradients").getAsJsonObject("initial_state"));
  }

  Map<String, double[]> finalStates() {
    return tensors(part("final_state"));
  }

  Map<String, double[]> finalStateCotangents() {
    return tensors(part("cotangent").getAsJsonObject("final_state"));
  }

  double[] inputs() {
    return Fixtures.tensor(part("x"));
  }

  double[] inputGradients() {
    return Fixtures.tensor(part("gradients").getAsJsonObject("x"));
  }

  double[] outputs() {
    return Fixtures.tensor(part("outputs"));
  }

  double[] outputCotangents() {
    return Fixtures.tensor(part("cotangent").getAsJsonObject("outputs"));
  }

  private static Map<String, double[]> tensors(JsonObject object) {
    var result = new LinkedHashMap<String, double[]>();
    object
        .entrySet()
        .forEach(e -> result.put(e.getKey(), Fixtures.tensor(e.getValue().getAsJsonObject())));
    return result;
  }

  /** Row {@code [t, b]} of a tensor [T, B, width]. */
  double[] row(double[] tensor, int t, int b) {
    int width = tensor.length / dim("T") / dim("B");
    int from = (t * dim("B") + b) * width;
    return Arrays.copyOfRange(tensor, from, from + width);
  }

  /** The rows of example {@code b} over time. */
  List<double[]> sequence(double[] tensor, int b) {
    var rows = new ArrayList<double[]>();
    for (int t = 0; t < dim("T"); t++) {
      rows.add(row(tensor, t, b));
    }
    return rows;
  }

  /** Row {@code b} of each tensor [B, width]. */
  Map<String, double[]> example(Map<String, double[]> tensors, int b) {
    return tensors.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                e -> {
                  int width = e.getValue().length / dim("B");
                  return Arrays.copyOfRange(e.getValue(), b * width, (b + 1) * width);
                }));
  }

  @Override
  public String toString() {
    return file.getFileName().toString().replace(".json", "");
  }
}
