package dev.carousel.lab.plugin;

/**
 * Why a plugin, or one component of it, is not in the catalogue.
 *
 * @param path the jar, the folder of classes or the folder of plugins
 * @param reason as a clause about it, such as {@code is not a jar}
 */
public record PluginProblem(String path, String reason) {
  @Override
  public String toString() {
    return path + " " + reason;
  }
}
