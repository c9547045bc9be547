package dev.carousel.cli.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.lab.plan.Trial;
import dev.carousel.lab.record.Course;
import dev.carousel.lab.record.CurvePoint;
import dev.carousel.lab.record.Outcome;
import dev.carousel.lab.record.Trained;
import dev.carousel.lab.record.TrialRecord;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final Trial FIRST = new Trial("a", "lstm", "gap=10", 1);
  private static final Trial SECOND = new Trial("b", "gru", "all", 2);

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  private String shown() {
    String shown = bytes.toString(StandardCharsets.UTF_8);
    bytes.reset();
    return shown;
  }

  private static TrialRecord record(Trial trial, Outcome outcome, String message) {
    var metrics = new TreeMap<>(Map.of("accuracy", 0.75, "loss", 0.5));
    return new TrialRecord(
        trial.id(),
        trial.arm(),
        trial.condition(),
        trial.replicate(),
        12.34,
        new Trained(outcome, 50, 1600, metrics, "", message, Course.NONE, List.of()));
  }

  @Test
  void plain_progress_has_a_line_for_each_trial_that_ends() {
    try (var progress = new PlainProgress(err)) {
      progress.begun(3, 1);
      progress.started(FIRST, 100);
      progress.updated(FIRST, 1, 0.5);
      progress.ended(FIRST, record(FIRST, Outcome.SOLVED, ""));
      progress.ended(SECOND, record(SECOND, Outcome.FAILED, "it broke"));
      progress.warned("look out");
    }
    assertEquals(
        """
        3 trials, 1 of them done before
        [2/3] lstm, gap=10, replicate 1: solved after 50 updates in 12.3 s, accuracy 0.7500, loss 0.5000
        [3/3] gru, replicate 2: failed after 50 updates in 12.3 s, it broke
        warning: look out
        """,
        shown());
  }

  @Test
  void live_progress_draws_over_what_it_drew() {
    var progress = new LiveProgress(err, new TerminalSize(24, 80));
    progress.started(FIRST, 100);
    progress.started(SECOND, 100);
    progress.updated(FIRST, 7, 0.25);
    progress.evaluated(FIRST, new CurvePoint(7, 1, 1, new TreeMap<>(Map.of("accuracy", 0.5))));
    progress.redraw();
    String first = shown();
    assertEquals(3, first.lines().count());
    assertTrue(first.contains("7/100  loss 0.2500  accuracy 0.5000"), first);
    assertTrue(first.contains("gru, replicate 2               starting"), first);
    progress.redraw();
    assertTrue(shown().startsWith("\u001b[1A\u001b[2K".repeat(3) + "  lstm"));
  }

  @Test
  void live_progress_keeps_the_lines_of_failed_trials() {
    var progress = new LiveProgress(err, new TerminalSize(24, 80));
    progress.started(FIRST, 100);
    progress.ended(FIRST, record(FIRST, Outcome.FAILED, "it broke"));
    progress.ended(SECOND, record(SECOND, Outcome.SOLVED, ""));
    assertEquals(
        "lstm, gap=10, replicate 1: failed after 50 updates in 12.3 s, it broke\n", shown());
    progress.redraw();
    assertEquals("2 of 0 trials ended, 1 solved, 1 failed\n", shown());
  }

  @Test
  void live_progress_stays_within_the_terminal() {
    var progress = new LiveProgress(err, new TerminalSize(4, 20));
    for (int replicate = 1; replicate <= 9; replicate++) {
      progress.started(new Trial("t" + replicate, "lstm", "all", replicate), 100);
    }
    progress.redraw();
    String shown = shown();
    assertEquals(3, shown.lines().count());
    assertTrue(shown.lines().allMatch(line -> line.length() < 20), shown);
  }

  @Test
  void the_terminal_s_size_is_read_where_it_is_told() {
    assertEquals(new TerminalSize(50, 132), TerminalSize.of("50 132\n"));
    assertEquals(new TerminalSize(24, 80), TerminalSize.of("0 0\n"));
    assertEquals(new TerminalSize(24, 80), TerminalSize.of("stty: no terminal"));
  }
}
