package dev.carousel.lab.plugin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipException;

/**
 * One jar of a plugin folder, with a class loader of its own.
 *
 * <p>The loader is a plain, parent-first {@link URLClassLoader} below the application's: a plugin
 * must share the core's {@code dev.carousel.api}, also where its jar carries a copy of it, and two
 * plugins must not see each other. Child-first would only serve a plugin that brings another
 * version of a library of the core's.
 */
final class PluginJar {
  private final Path path;

  PluginJar(Path path) {
    this.path = path;
  }

  /**
   * The names of its plugin classes.
   *
   * @throws RefusedException if it is not a whole jar or registers no plugin
   */
  List<String> pluginClasses(URLClassLoader loader) throws RefusedException {
    checkFile();
    URL services = loader.findResource(ServicesFile.PATH);
    if (services == null) {
      throw new RefusedException("offers no plugin: it has no " + ServicesFile.PATH);
    }
    return ServicesFile.read(services);
  }

  URLClassLoader loader(ClassLoader application) {
    try {
      return new URLClassLoader(
          path.getFileName().toString(), new URL[] {path.toUri().toURL()}, application);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void checkFile() throws RefusedException {
    if (Files.isDirectory(path)) {
      throw new RefusedException("is a folder, not a jar");
    }
    try {
      if (Files.size(path) == 0) {
        throw new RefusedException("is an empty file");
      }
      readThrough();
    } catch (ZipException | SecurityException e) {
      throw new RefusedException(
          looksLikeJar() ? "is a broken jar: " + e.getMessage() : "is not a jar");
    } catch (IOException e) {
      throw new RefusedException("cannot be read: " + e);
    }
  }

  /**
   * Reads every entry, so that a damaged class is found now and not when a trial first needs it.
   */
  private void readThrough() throws IOException {
    try (var jar = new JarFile(path.toFile())) {
      for (var entry : (Iterable<JarEntry>) jar.stream()::iterator) {
        try (var content = jar.getInputStream(entry)) {
          content.skip(Long.MAX_VALUE);
        }
      }
    }
  }

  private boolean looksLikeJar() throws RefusedException {
    try (var content = Files.newInputStream(path)) {
      byte[] start = content.readNBytes(2);
      return start.length == 2 && start[0] == 'P' && start[1] == 'K';
    } catch (IOException e) {
      throw new RefusedException("cannot be read: " + e);
    }
  }

  /** SHA-256 of a file, hexadecimal. */
  static String digest(Path file) throws RefusedException {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(hash);
    } catch (IOException e) {
      throw new RefusedException("cannot be read: " + e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
