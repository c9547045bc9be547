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
      "c614ac1d2e1f7bf5f5dbc2a0f2f580530f6ba4c83676dc5e18f167de1bee6703";

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
