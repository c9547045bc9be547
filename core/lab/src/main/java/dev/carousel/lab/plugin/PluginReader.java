package dev.carousel.lab.plugin;

import dev.carousel.api.Component;
import dev.carousel.api.Plugin;
import dev.carousel.api.describe.ComponentType;
import dev.carousel.api.describe.DescriptionException;
import dev.carousel.api.describe.Parameter;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks a stranger's class, which may fail in any way, for what it offers. */
final class PluginReader {
  private static final Pattern CLASS_FILE_VERSION = Pattern.compile("class file version (\\d+)");
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  /** Java 1.0 has class files of version 45, and each Java since then one more. */
  private static final int VERSION_BEFORE_JAVA_1 = 44;

  /** Keys beside a component's parameters that studies give a meaning of their own. */
  private static final Set<String> STUDY_KEYS = Set.of("type", "name");

  private static final Set<String> CELL_KEYS = Set.of("type", "name", "initial", "equations");

  private static final Set<String> OPTIMIZER_KEYS = Set.of("type", "name", "groups");

  private PluginReader() {}

  /**
   * Makes the plugin.
   *
   * @throws RefusedException if the class is missing, not a plugin, not loadable, or fails
   */
  static Plugin make(String className, ClassLoader loader) throws RefusedException {
    Class<?> type = guarded(className, () -> Class.forName(className, false, loader));
    if (!Plugin.class.isAssignableFrom(type)) {
      throw new RefusedException(
          "names " + className + ", which does not implement " + Plugin.class.getName());
    }
    return guarded(
        "the constructor of " + className, () -> (Plugin) type.getConstructor().newInstance());
  }

  /**
   * Checks what the plugin says about itself.
   *
   * @throws RefusedException if it was built for another API level or has no proper name or version
   */
  static void check(Plugin plugin) throws RefusedException {
    int level = guarded("apiLevel()", plugin::apiLevel);
    if (level < Plugin.OLDEST_API_LEVEL) {
      throw new RefusedException(
          "is too old: built for API level "
              + level
              + ", this Carousel needs "
              + Plugin.OLDEST_API_LEVEL);
    }
    if (level > Plugin.API_LEVEL) {
      throw new RefusedException(
          "is too new: built for API level "
              + level
              + ", this Carousel offers "
              + Plugin.API_LEVEL);
    }
    String name = guarded("name()", plugin::name);
    if (!NAME.matcher(name).matches()) {
      throw new RefusedException(
          "calls its plugin \"" + name + "\", which is not lower-case words joined by hyphens");
    }
    if (guarded("version()", plugin::version).isBlank()) {
      throw new RefusedException("has an empty version");
    }
  }

  static List<Class<? extends Component>> components(Plugin plugin) throws RefusedException {
    return guarded("components()", () -> List.copyOf(plugin.components()));
  }

  /**
   * Describes one component.
   *
   * @throws RefusedException if its class breaks the contract of components
   */
  static ComponentType describe(Class<? extends Component> component) throws RefusedException {
    ComponentType type =
        guarded("the component " + component.getName(), () -> ComponentType.of(component));
    Set<String> taken =
        switch (type.kind()) {
          case CELL -> CELL_KEYS;
          case OPTIMIZER -> OPTIMIZER_KEYS;
          case TASK, INITIALIZER, SCHEDULE -> STUDY_KEYS;
        };
    for (Parameter parameter : type.parameters()) {
      if (taken.contains(parameter.name())) {
        throw new RefusedException(
            "has the component \""
                + type.name()
                + "\" with a parameter \""
                + parameter.name()
                + "\", a key that studies use themselves");
      }
    }
    return type;
  }

  /** Runs a plugin's code. A fault of the virtual machine itself is not caught. */
  private static <T> T guarded(String what, Callable<T> code) throws RefusedException {
    try {
      T result = code.call();
      if (result == null) {
        throw new RefusedException("fails: " + what + " returns null");
      }
      return result;
    } catch (RefusedException e) {
      throw e;
    } catch (InvocationTargetException e) {
      throw refused(what, e.getCause());
    } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
      throw refused(what, e);
    }
  }

  private static RefusedException refused(String what, Throwable cause) {
    return new RefusedException(
        switch (cause) {
          case ClassNotFoundException e when what.equals(e.getMessage()) ->
              "names the plugin class " + what + ", which is not in it";
          case UnsupportedClassVersionError e -> newerJava(what, e);
          case NoSuchMethodException _, IllegalAccessException _, InstantiationException _ ->
              "fails: " + what + " is not public or takes arguments";
          case NoClassDefFoundError e ->
              "fails: " + what + " needs the missing class " + e.getMessage();
          case ExceptionInInitializerError e when e.getCause() != null ->
              "fails: " + what + ": " + e.getCause();
          case IncompatibleClassChangeError e ->
              "fails: " + what + " was built against another version: " + e.getMessage();
          case DescriptionException e -> "has a component that cannot be used: " + e.getMessage();
          default -> "fails: " + what + ": " + cause;
        });
  }

  private static String newerJava(String what, UnsupportedClassVersionError error) {
    Matcher version = CLASS_FILE_VERSION.matcher(String.valueOf(error.getMessage()));
    String built =
        version.find()
            ? "Java " + (Integer.parseInt(version.group(1)) - VERSION_BEFORE_JAVA_1)
            : "a newer Java";
    return "is too new: "
        + what
        + " is compiled for "
        + built
        + ", this is Java "
        + Runtime.version().feature();
  }
}
