/**
 * From the text of a study to a checked {@link dev.carousel.lab.study.Study}.
 *
 * <pre>
 * text ─► YamlReader ─► Node tree ─► Overrides ─► Axes, Overlay ─► SetupBinder ─► Study
 *         (SnakeYAML)   located      command      one tree for      components
 *                                    line         each variant      checked
 * </pre>
 *
 * <p>Comes in: a file, overrides, and the {@link dev.carousel.lab.plugin.Catalogue}. Goes out: a
 * study, or a {@link dev.carousel.lab.spec.StudyException} with every problem found, in the order
 * of the text. Depends on {@code plugin}, {@code study}, {@code compute.cell} and, alone in the
 * laboratory, on SnakeYAML, of which only the event parser is used: what a scalar means is decided
 * here, and events, unlike SnakeYAML's nodes, know where an alias stands.
 *
 * <p>Invariant: every message has the file, line and column of what it is about, also for what is
 * found out late, such as the shapes in an equation.
 */
@NullMarked
package dev.carousel.lab.spec;

import org.jspecify.annotations.NullMarked;
