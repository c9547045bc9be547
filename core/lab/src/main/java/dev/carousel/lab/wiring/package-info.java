/**
 * The one place where the laboratory is put together, on one page.
 *
 * <p>Comes in: folders of plugins and a number of workers. Goes out: {@link
 * dev.carousel.lab.wiring.Laboratory}, which makes each part when it is first asked for. May depend
 * on everything; home of Guice, which no other package sees.
 */
@NullMarked
package dev.carousel.lab.wiring;

import org.jspecify.annotations.NullMarked;
