package dev.carousel.cells;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A cell's numbers as another program computed them: T steps, a batch of B, I inputs, H units. The
 * folder is the system property {@code reference.dir}, by default the copy in the tests of compute.
 */
record Fixture(String file, JsonObject json) {
  private static final String COPY = "../../core/compute/src/test/resources/reference";

  static Stream<Fixture> all() {
    Path folder = Path.of(System.getProperty("reference.dir", COPY), "cells");
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".json") && !file.endsWith("index.json"))
          .sorted()
          .toList()
          .stream()
          .map(Fixture::read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Fixture read(Path file) {
    try {
      String text = Files.readString(file);
      return new Fixture(
          file.getFileName().toString(), JsonParser.parseString(text).getAsJsonObject());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String cell() {
    return json.get("cell").getAsString();
  }

  int dim(String name) {
    return json.getAsJsonObject("dims").get(name).getAsInt();
  }

  double hyper(String name) {
    return json.getAsJsonObject("hyper").get(name).getAsDouble();
  }

  List<Integer> wholes(String name) {
    return json.getAsJsonObject("hyper").getAsJsonArray(name).asList().stream()
        .map(JsonElement::getAsInt)
        .toList();
  }

  /** The tensor at a path such as {@code gradients.x}, row-major. */
  double[] tensor(String path) {
    return values(part(path));
  }

  /** The tensors by name under a path such as {@code weights}. */
  Map<String, double[]> tensors(String path) {
    var result = new LinkedHashMap<String, double[]>();
    part(path).entrySet().forEach(e -> result.put(e.getKey(), values(e.getValue())));
    return result;
  }

  private JsonObject part(String path) {
    JsonObject part = json;
    for (String name : path.split("\\.")) {
      part = part.getAsJsonObject(name);
    }
    return part;
  }

  private static double[] values(JsonElement tensor) {
    return tensor.getAsJsonObject().getAsJsonArray("data").asList().stream()
        .mapToDouble(JsonElement::getAsDouble)
        .toArray();
  }

  /** Of a tensor [T, B, width], the rows of example {@code b} over time. */
  List<double[]> sequence(double[] tensor, int b) {
    int batch = dim("B");
    return IntStream.range(0, dim("T")).mapToObj(t -> row(tensor, t * batch + b)).toList();
  }

  private double[] row(double[] tensor, int row) {
    int width = tensor.length / dim("T") / dim("B");
    return Arrays.copyOfRange(tensor, row * width, (row + 1) * width);
  }

  /** Of each tensor [B, width], the row of example {@code b}. */
  Map<String, double[]> example(Map<String, double[]> tensors, int b) {
    var rows = new LinkedHashMap<String, double[]>();
    tensors.forEach(
        (name, values) -> {
          int width = values.length / dim("B");
          rows.put(name, Arrays.copyOfRange(values, b * width, (b + 1) * width));
        });
    return rows;
  }

  @Override
  public String toString() {
    return file;
  }
}
