package dev.carousel.compute.reference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.carousel.compute.model.Clipping;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Clipping against PyTorch's clip_grad_norm_ and clip_grad_value_. */
class ClippingReferenceTest {
  private static final double TOLERANCE = 1e-14;

  /** Norms that are not offered. */
  private static final List<String> OTHER_NORMS =
      List.of(
          "norm-inf-norm-max1",
          "norm-inf-norm-max0.25",
          "norm-one-norm-max1",
          "norm-one-norm-max0.25");

  /** One gradient before and after. */
  record Case(JsonObject json) {
    String name() {
      return json.get("name").getAsString();
    }

    boolean isByNorm() {
      return json.get("kind").getAsString().equals("clip_grad_norm_");
    }

    double number(String key) {
      return json.get(key).getAsDouble();
    }

    /** All tensors of a part, one after the other. */
    double[] flat(String part) {
      return json.getAsJsonObject(part).asMap().values().stream()
          .flatMapToDouble(tensor -> Arrays.stream(Fixtures.tensor(tensor.getAsJsonObject())))
          .toArray();
    }

    @Override
    public String toString() {
      return name();
    }
  }

  private static Stream<Case> all() {
    JsonObject file = Fixtures.read(Fixtures.folder("optimizers").resolve("clipping.json"));
    return file.getAsJsonArray("cases").asList().stream()
        .map(JsonElement::getAsJsonObject)
        .map(Case::new);
  }

  static Stream<Case> cases() {
    return all().filter(c -> !OTHER_NORMS.contains(c.name()));
  }

  @Test
  void all_cases_but_the_other_norms_are_compared() {
    assertEquals(12, all().count());
    assertEquals(8, cases().count());
    assertEquals(2, cases().filter(c -> !c.isByNorm()).count());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void the_clipped_gradient_agrees(Case c) {
    double[] gradient = c.flat("gradients");
    if (c.isByNorm()) {
      double norm = Clipping.byNorm(gradient, c.number("max_norm"));
      assertEquals(c.number("total_norm"), norm, TOLERANCE * norm);
    } else {
      Clipping.byValue(gradient, c.number("clip_value"));
    }
    assertArrayEquals(c.flat("clipped"), gradient, TOLERANCE);
  }
}
