package dev.carousel.lab.plugin;

import dev.carousel.api.Component;
import dev.carousel.api.Plugin;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Makes the catalogue from the plugins of the class path and from the jars of some folders. Their
 * class loaders stay open for as long as the catalogue is used.
 */
public final class PluginLoader {
  private static final Logger LOG = LogManager.getLogger(PluginLoader.class);

  private final ClassLoader application;
  private final List<Offer> offers = new ArrayList<>();
  private final List<PluginProblem> problems = new ArrayList<>();
  private final Set<Path> seen = new LinkedHashSet<>();

  private PluginLoader(ClassLoader application) {
    this.application = application;
  }

  /** The plugins of the class path and, after them, those of each folder's {@code *.jar}. */
  public static Catalogue load(List<Path> folders) {
    var loader = new PluginLoader(PluginLoader.class.getClassLoader());
    loader.readClassPath();
    folders.forEach(loader::readFolder);
    return loader.catalogue();
  }

  /** A catalogue of plugins that are at hand as objects. */
  public static Catalogue of(Plugin... plugins) {
    var loader = new PluginLoader(PluginLoader.class.getClassLoader());
    for (Plugin plugin : plugins) {
      String path = plugin.getClass().getName();
      loader.attempt(path, () -> loader.add(plugin, path, "", Level.DEBUG));
    }
    return loader.catalogue();
  }

  /**
   * The folders to read: those of the command line, then those of the environment.
   *
   * @param variable folders joined by the platform's path separator, or null if it is not set
   */
  public static List<Path> folders(List<Path> options, @Nullable String variable) {
    Stream<Path> fromEnvironment =
        variable == null
            ? Stream.empty()
            : Stream.of(variable.split(Pattern.quote(File.pathSeparator)))
                .filter(part -> !part.isBlank())
                .map(Path::of);
    return Stream.concat(options.stream(), fromEnvironment).toList();
  }

  private Catalogue catalogue() {
    Catalogue catalogue = Catalogue.of(offers, problems);
    catalogue.duplicates().forEach(LOG::warn);
    return catalogue;
  }

  private void readClassPath() {
    List<URL> files;
    try {
      files = Collections.list(application.getResources(ServicesFile.PATH));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (URL file : files) {
      Path path = home(file);
      attempt(
          path.toString(),
          () -> {
            for (String name : ServicesFile.read(file)) {
              attempt(path.toString(), () -> readClass(name, application, path, Level.DEBUG));
            }
          });
    }
  }

  /** The jar or folder of classes that a services file is in. */
  private static Path home(URL services) {
    String text = services.toString().replaceFirst("!?/" + ServicesFile.PATH + "$", "");
    return Path.of(URI.create(text.replaceFirst("^jar:", "")));
  }

  private void readFolder(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      files
          .filter(file -> file.getFileName().toString().endsWith(".jar"))
          .sorted()
          .forEach(this::readJar);
    } catch (IOException | UncheckedIOException _) {
      problem(folder.toString(), "is not a folder that can be read");
    }
  }

  private void readJar(Path path) {
    if (!seen.add(realPath(path))) {
      return;
    }
    var jar = new PluginJar(path);
    URLClassLoader loader = jar.loader(application);
    attempt(
        path.toString(),
        () -> {
          for (String name : jar.pluginClasses(loader)) {
            attempt(path.toString(), () -> readClass(name, loader, path, Level.INFO));
          }
        });
  }

  private static Path realPath(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException _) {
      return path.toAbsolutePath();
    }
  }

  private void readClass(String name, ClassLoader loader, Path path, Level level)
      throws RefusedException {
    Plugin plugin = PluginReader.make(name, loader);
    if (plugin.getClass().getClassLoader() != loader && loader != application) {
      throw new RefusedException(
          "names " + name + ", which the class path has already and which is used from there");
    }
    add(plugin, path.toString(), Files.isRegularFile(path) ? PluginJar.digest(path) : "", level);
  }

  private void add(Plugin plugin, String path, String digest, Level level) throws RefusedException {
    PluginReader.check(plugin);
    String version = plugin.version();
    var origin = new Origin(plugin.name(), version, path, digest.isEmpty() ? version : digest);
    List<Class<? extends Component>> components = PluginReader.components(plugin);
    for (Class<? extends Component> component : components) {
      attempt(path, () -> offers.add(new Offer(PluginReader.describe(component), origin)));
    }
    LOG.log(level, "plugin {}: {} components", origin, components.size());
  }

  private interface Step {
    void run() throws RefusedException;
  }

  private void attempt(String path, Step step) {
    try {
      step.run();
    } catch (RefusedException e) {
      problem(path, e.reason());
    }
  }

  private void problem(String path, String reason) {
    var problem = new PluginProblem(path, reason);
    problems.add(problem);
    LOG.warn("plugin {}", problem);
  }
}
