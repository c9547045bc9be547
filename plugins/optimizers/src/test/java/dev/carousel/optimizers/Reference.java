package dev.carousel.optimizers;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.carousel.api.Block;
import dev.carousel.api.Initializer.Role;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Numbers computed by PyTorch 1.13 in double precision. The system property {@code reference.dir}
 * names another folder of the same layout.
 */
final class Reference {
  private Reference() {}

  /** The cases of a file such as {@code optimizers/optimizers.json}. */
  static List<JsonObject> cases(String file) {
    Path folder = Path.of(System.getProperty("reference.dir", "src/test/resources/reference"));
    return cases(folder.resolve(file));
  }

  /** The cases of any such file. */
  static List<JsonObject> cases(Path file) {
    try (Reader reader = Files.newBufferedReader(file)) {
      JsonElement content = JsonParser.parseReader(reader);
      return content.getAsJsonObject().getAsJsonArray("cases").asList().stream()
          .map(JsonElement::getAsJsonObject)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The tensors of an object such as {@code initial}, as blocks: matrices recurrent, vectors
   * biases.
   */
  static List<Block> blocks(JsonObject tensors) {
    var blocks = new ArrayList<Block>();
    for (String name : tensors.keySet()) {
      JsonArray shape = tensors.getAsJsonObject(name).getAsJsonArray("shape");
      boolean matrix = shape.size() > 1;
      blocks.add(
          new Block(
              name,
              matrix ? Role.RECURRENT : Role.BIAS,
              shape.get(0).getAsInt(),
              matrix ? shape.get(1).getAsInt() : 1,
              Block.count(blocks)));
    }
    return blocks;
  }

  /** Every tensor of an object such as {@code gradient}, one after the other in its order. */
  static double[] flat(JsonObject tensors) {
    return tensors.entrySet().stream()
        .map(entry -> entry.getValue().getAsJsonObject().getAsJsonArray("data"))
        .flatMapToDouble(data -> data.asList().stream().mapToDouble(JsonElement::getAsDouble))
        .toArray();
  }

  /** One tensor of an object. */
  static double[] flat(JsonObject tensors, String name) {
    return tensors.getAsJsonObject(name).getAsJsonArray("data").asList().stream()
        .mapToDouble(JsonElement::getAsDouble)
        .toArray();
  }
}
