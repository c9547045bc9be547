package dev.carousel.compute.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Training gives the same bits on every machine, with vectors of any width or none. */
class SameBitsTest {
  /** Of no machine: it changes only with what is computed. */
  private static final String EXPECTED =
      "b365dfb9f993b4e454efc550363d28c31d3b64534bae24fc813710d98e54b33e";

  @Test
  void training_gives_the_stored_bits() throws Exception {
    assertEquals(EXPECTED, TrainingDigest.digest());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  @EnabledIfSystemProperty(named = "os.arch", matches = "amd64|x86_64")
  void narrower_vectors_give_the_same_bits(int avx) throws Exception {
    assertEquals(EXPECTED, digest("--add-modules", "jdk.incubator.vector", "-XX:UseAVX=" + avx));
  }

  @Test
  void no_vectors_give_the_same_bits() throws Exception {
    assertEquals(EXPECTED, digest());
  }

  private static String digest(String... options) throws Exception {
    OtherJava.Run run = OtherJava.run(TrainingDigest.class, List.of(options), List.of());
    assertEquals(0, run.status(), run.output());
    return run.output();
  }
}
