package dev.carousel.lab.plugin;

import dev.carousel.api.Plugin;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;

/** Makes plugin jars while tests run: sources are compiled, some classes left out or changed. */
final class JarMaker {
  private final Path work;
  private final Map<String, String> sources = new LinkedHashMap<>();
  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private final List<String> left = new ArrayList<>();
  private int classFileVersion;

  JarMaker(Path work) {
    this.work = work;
  }

  /** Adds a source of the package {@code stranger}. */
  JarMaker source(String className, String text) {
    sources.put(className, "package stranger;\n" + text);
    return this;
  }

  /** Adds a plugin class that offers these components. */
  JarMaker plugin(String className, String apiLevel, String... components) {
    var classes = new ArrayList<String>();
    List.of(components).forEach(name -> classes.add(name + ".class"));
    return source(
        className,
        """
        public final class %s implements dev.carousel.api.Plugin {
          public String name() { return "%s"; }
          public String version() { return "7.1"; }
          public int apiLevel() { return %s; }
          public java.util.List<Class<? extends dev.carousel.api.Component>> components() {
            return java.util.List.of(%s);
          }
        }
        """
            .formatted(
                className,
                className.toLowerCase(Locale.ROOT),
                apiLevel,
                String.join(", ", classes)));
  }

  /** Adds a schedule with a name. */
  JarMaker schedule(String className, String name) {
    return source(
        className,
        """
        import dev.carousel.api.describe.*;
        @Name("%s") @Summary("no change")
        public record %s() implements dev.carousel.api.Schedule {
          public double factor(dev.carousel.api.Schedule.Progress progress) { return 1; }
        }
        """
            .formatted(name, className));
  }

  JarMaker services(String text) {
    return file(ServicesFile.PATH, text);
  }

  JarMaker file(String path, String text) {
    files.put(path, text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** Leaves a compiled class out of the jar. */
  JarMaker without(String className) {
    left.add(className);
    return this;
  }

  /** Marks the classes as compiled for another Java. */
  JarMaker classFileVersion(int version) {
    classFileVersion = version;
    return this;
  }

  /** Compiles and writes the jar. */
  Path write(Path jar) {
    try {
      compile();
      try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
          out.putNextEntry(new JarEntry(file.getKey()));
          out.write(file.getValue());
          out.closeEntry();
        }
      }
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void compile() throws IOException {
    Path source = Files.createTempDirectory(work, "source");
    Path classes = Files.createTempDirectory(work, "classes");
    var arguments =
        new ArrayList<>(
            List.of("-proc:none", "-nowarn", "-d", classes.toString(), "-cp", api().toString()));
    for (Map.Entry<String, String> one : sources.entrySet()) {
      arguments.add(
          Files.writeString(source.resolve(one.getKey() + ".java"), one.getValue()).toString());
    }
    if (!sources.isEmpty()) {
      var words = new ByteArrayOutputStream();
      int result =
          ToolProvider.getSystemJavaCompiler()
              .run(null, words, words, arguments.toArray(String[]::new));
      if (result != 0) {
        throw new IllegalStateException("the sources of a test's jar do not compile:\n" + words);
      }
    }
    collect(classes);
  }

  /** Where the classes of the API are. */
  private static Path api() {
    return Path.of(
        URI.create(Plugin.class.getProtectionDomain().getCodeSource().getLocation().toString()));
  }

  private void collect(Path classes) throws IOException {
    try (var walk = Files.walk(classes)) {
      for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
        String path = classes.relativize(file).toString();
        if (!left.contains(path.replace("stranger/", "").replace(".class", ""))) {
          byte[] content = Files.readAllBytes(file);
          content[7] = classFileVersion == 0 ? content[7] : (byte) classFileVersion;
          files.put(path, content);
        }
      }
    }
  }
}
