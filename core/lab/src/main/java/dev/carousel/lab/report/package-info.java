/**
 * Findings as text: for a terminal, as Markdown, as plain values for JSON.
 *
 * <p>Comes in: {@link dev.carousel.lab.report.ReportInput}, that is findings with the words of the
 * study. Goes out: strings and plain maps; whoever asked writes them. May depend on {@code stats},
 * on what a plan says of arms, and on {@code api.data}. Verdict first, then the evidence, then how
 * it was computed.
 *
 * <p>Invariant: a report says nothing that its findings do not hold, and is the same text for the
 * same findings.
 */
@NullMarked
package dev.carousel.lab.report;

import org.jspecify.annotations.NullMarked;
