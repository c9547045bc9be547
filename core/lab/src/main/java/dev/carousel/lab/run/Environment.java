package dev.carousel.lab.run;

import dev.carousel.lab.json.Fields;
import dev.carousel.lab.plan.Engine;
import dev.carousel.lab.plugin.Origin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a study ran in, as {@code lock.json} holds it.
 *
 * @param carousel version of the core
 * @param plugins all that were loaded, used or not
 */
public record Environment(String carousel, List<Origin> plugins) {

  /** The version of this Carousel; {@code development} where it does not run from its jar. */
  public static String version() {
    return Objects.requireNonNullElse(
        Environment.class.getPackage().getImplementationVersion(), "development");
  }

  public Map<String, Object> plain() {
    var plain = new LinkedHashMap<String, Object>();
    plain.put("carousel", carousel);
    plain.put("engine", Engine.LEVEL);
    plain.put("java", Runtime.version().toString());
    plain.put("vm", System.getProperty("java.vm.name") + ", " + System.getProperty("java.vendor"));
    plain.put(
        "os",
        String.join(
            " ",
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("os.arch")));
    plain.put("cores", Runtime.getRuntime().availableProcessors());
    plain.put("plugins", plugins.stream().map(Environment::plain).toList());
    return plain;
  }

  private static Map<String, Object> plain(Origin plugin) {
    var plain = new LinkedHashMap<String, Object>();
    plain.put("name", plugin.plugin());
    plain.put("version", plugin.version());
    plain.put("path", plugin.path());
    plain.put("digest", plugin.digest());
    return plain;
  }

  /**
   * Plugins that say they are of the version they were when {@code lock} was written and are not
   * the same file any more.
   *
   * @param lock what {@link #plain} gave in an earlier run
   */
  List<Origin> changedSince(Fields lock) {
    return plugins.stream()
        .filter(
            plugin ->
                earlier(plugin, lock)
                    .filter(before -> before.text("version").equals(plugin.version()))
                    .filter(before -> !before.text("digest").equals(plugin.digest()))
                    .isPresent())
        .toList();
  }

  private static Optional<Fields> earlier(Origin plugin, Fields lock) {
    return lock.list("plugins").stream()
        .map(Fields::of)
        .filter(before -> before.text("name").equals(plugin.plugin()))
        .findFirst();
  }
}
