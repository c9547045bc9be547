package dev.carousel.optimizers;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    try (Reader reader = Files.newBufferedReader(folder.resolve(file))) {
      JsonElement content = JsonParser.parseReader(reader);
      return content.getAsJsonObject().getAsJsonArray("cases").asList().stream()
          .map(JsonElement::getAsJsonObject)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every tensor of an object such as {@code gradient}, one after the other in its order. */
  static double[] flat(JsonObject tensors) {
    return tensors.entrySet().stream()
        .map(entry -> entry.getValue().getAsJsonObject().getAsJsonArray("data"))
        .flatMapToDouble(data -> data.asList().stream().mapToDouble(JsonElement::getAsDouble))
        .toArray();
  }
}
