/**
 * What this installation can name: {@link dev.carousel.lab.plugin.PluginLoader} reads the plugins
 * of the class path and of jars in folders into a {@link dev.carousel.lab.plugin.Catalogue} of
 * components by kind and name.
 *
 * <p>Comes in: folders. Goes out: for each component its description and the plugin, version, file
 * and digest it came from; and for each plugin that is of no use, one sentence why. Depends on
 * {@code api} and Log4j.
 *
 * <p>Invariant: one broken jar stops nothing else. It matters only to a study that names a
 * component which is not found, and that study's message says so.
 */
@NullMarked
package dev.carousel.lab.plugin;

import org.jspecify.annotations.NullMarked;
