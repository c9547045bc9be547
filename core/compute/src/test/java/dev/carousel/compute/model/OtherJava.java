package dev.carousel.compute.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a main class in a Java with other options. */
final class OtherJava {
  private OtherJava() {}

  /** How it ended and what it printed. */
  record Run(int status, String output) {}

  /** With vectors, one more option and one argument. */
  static Run run(Class<?> main, String option, String argument)
      throws IOException, InterruptedException {
    return run(main, List.of("--add-modules", "jdk.incubator.vector", option), List.of(argument));
  }

  static Run run(Class<?> main, List<String> options, List<String> arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-XX:+UseSerialGC", "--class-path"));
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), output.strip());
  }
}
