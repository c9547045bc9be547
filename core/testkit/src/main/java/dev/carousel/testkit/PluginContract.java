package dev.carousel.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.api.Plugin;
import dev.carousel.api.describe.ComponentType;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** What the catalogue of a jar promises. */
public abstract class PluginContract {

  /** The plugin under test. */
  protected abstract Plugin plugin();

  @Test
  protected void the_service_loader_finds_it() {
    List<? extends Class<?>> found =
        ServiceLoader.load(Plugin.class).stream().map(ServiceLoader.Provider::type).toList();
    assertTrue(
        found.contains(plugin().getClass()),
        () -> "META-INF/services names " + found + ", not " + plugin().getClass());
  }

  @Test
  protected void it_was_built_for_an_api_that_still_loads() {
    int level = plugin().apiLevel();
    assertTrue(level >= Plugin.OLDEST_API_LEVEL && level <= Plugin.API_LEVEL, "level " + level);
  }

  @Test
  protected void it_has_a_name_and_a_version() {
    assertTrue(plugin().name().matches("[a-z][a-z0-9]*(-[a-z0-9]+)*"), plugin().name());
    assertFalse(plugin().version().isBlank(), "the version is blank");
  }

  @Test
  protected void it_offers_components_each_under_a_name_of_its_own() {
    List<String> names =
        plugin().components().stream()
            .map(ComponentType::of)
            .map(type -> type.kind().label() + " " + type.name())
            .toList();
    assertFalse(names.isEmpty(), "the plugin offers nothing");
    assertEquals(names.stream().distinct().toList(), names);
  }
}
