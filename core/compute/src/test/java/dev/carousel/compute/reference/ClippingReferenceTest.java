package dev.carousel.compute.reference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.carousel.compute.model.Clipping;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Clipping against PyTorch's clip_grad_norm_ and clip_grad_value_. */
class ClippingReferenceTest {
  private static final double TOLERANCE = 1e-12;

  /** One gradient before and after. */
  record Case(JsonObject json) {
    String name() {
      return json.get("name").getAsString();
    }

    boolean isByNorm() {
      return json.get("kind").getAsString().equals("clip_grad_norm_");
    }

    /** Carousel clips by value and by the Euclidean norm; the fixtures also hold other norms. */
    boolean isOffered() {
      return !isByNorm() || json.get("norm_type").getAsString().equals("2.0");
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
    return all().filter(Case::isOffered);
  }

  @Test
  void there_are_cases_by_norm_and_by_value() {
    assertTrue(cases().count() >= (Fixtures.areOwn() ? 8 : 2), cases().count() + " cases");
    assertTrue(cases().anyMatch(c -> c.isByNorm()), "a case by norm");
    assertTrue(cases().anyMatch(c -> !c.isByNorm()), "a case by value");
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
