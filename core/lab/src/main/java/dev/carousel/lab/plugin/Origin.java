package dev.carousel.lab.plugin;

/**
 * Where a component came from.
 *
 * @param plugin name of the plugin
 * @param version of the plugin, as it says itself
 * @param path the jar, or the folder of classes
 * @param digest SHA-256 of the jar, hexadecimal; for a folder of classes the version
 */
public record Origin(String plugin, String version, String path, String digest) {
  @Override
  public String toString() {
    return plugin + " " + version + " (" + path + ")";
  }
}
