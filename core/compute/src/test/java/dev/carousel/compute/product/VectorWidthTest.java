package dev.carousel.compute.product;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the same products in a Java that is told to use narrower vectors, or none. */
class VectorWidthTest {
  private static final String EXPECTED =
      Long.toHexString(ProductDigest.digest(new PlainProducts()));

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  @EnabledIfSystemProperty(named = "os.arch", matches = "amd64|x86_64")
  void products_have_the_same_bits_at_every_vector_width(int avx) throws Exception {
    assertEquals(EXPECTED, digest("--add-modules", "jdk.incubator.vector", "-XX:UseAVX=" + avx));
  }

  @Test
  void without_the_vector_module_products_are_plain_and_have_the_same_bits() throws Exception {
    assertEquals(EXPECTED, digest());
  }

  private static String digest(String... options) throws Exception {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(List.of("-XX:+UseSerialGC", "--class-path"));
    command.add(home(Products.class) + File.pathSeparator + home(ProductDigest.class));
    command.add(ProductDigest.class.getName());
    return output(command);
  }

  /** Where the class was loaded from. */
  private static Path home(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static String output(List<String> command) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor());
    return output.strip();
  }
}
