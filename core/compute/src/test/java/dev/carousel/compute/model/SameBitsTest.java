package dev.carousel.compute.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Training gives the same bits on every machine, with vectors of any width or none. */
class SameBitsTest {
  /** Of no machine: it changes only with what is computed. */
  private static final String EXPECTED =
      "c6dc6ee605ae8d958b674cf672dbcf070c323e76b6fdeb88b6e375a2adf4e260";

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

  private static String digest(String... options) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(List.of("-XX:+UseSerialGC", "--class-path"));
    command.add(System.getProperty("java.class.path"));
    command.add(TrainingDigest.class.getName());
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), String.join(" ", command));
    return output.strip();
  }
}
