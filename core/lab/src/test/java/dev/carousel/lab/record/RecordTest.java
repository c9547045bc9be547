package dev.carousel.lab.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordTest {
  private static final TrialRecord RECORD = record(Course.NONE, List.of());

  @TempDir Path temporary;
  private StudyFolder study;
  private TrialFolder trial;
  private final List<String> damages = new ArrayList<>();

  private static TrialRecord record(Course course, List<Elsewhere> elsewhere) {
    var trained =
        new Trained(
            Outcome.TIMED_OUT,
            50,
            1600,
            new TreeMap<>(Map.of("loss", Double.NaN, "accuracy", 1.0 / 3)),
            "abc",
            "it took \"too\" long\nby far",
            course,
            elsewhere);
    return new TrialRecord("0123", "lstm, rate=0.01", "gap=10", 2, 1.25, trained);
  }

  @BeforeEach
  void begin() throws IOException {
    study = new StudyFolder(temporary.resolve("study"));
    trial = study.trial("0123");
    trial.begin(Map.of("seed", 1L));
  }

  private Path file(String name) {
    return trial.path().resolve(name);
  }

  @Test
  void weights_come_back_as_they_were_and_damage_is_noticed() throws IOException {
    assertEquals(Optional.empty(), trial.weights());
    double[] weights = {1.5, -0.0, Double.NaN, Math.PI};
    trial.keep(weights);
    assertArrayEquals(weights, trial.weights().orElseThrow());
    byte[] whole = Files.readAllBytes(file("weights.bin"));
    assertEquals(24 + 4 * 8, whole.length);
    refused(Arrays.copyOf(whole, 40), "is damaged or cut off");
    byte[] flipped = whole.clone();
    flipped[30] ^= 1;
    refused(flipped, "is damaged or cut off");
    byte[] later = whole.clone();
    later[11] = 2;
    refused(later, "is of version 2, and this Carousel reads version 1");
    refused(new byte[] {1, 2, 3}, "holds no weights");
    trial.begin(Map.of());
    assertEquals(Optional.empty(), trial.weights());
  }

  private void refused(byte[] content, String why) throws IOException {
    Files.write(file("weights.bin"), content);
    var e = assertThrows(IOException.class, trial::weights);
    assertTrue(String.valueOf(e.getMessage()).endsWith(why), e.getMessage());
  }

  @Test
  void a_result_comes_back_as_it_was_written() throws IOException {
    assertEquals(Optional.empty(), trial.result(damages::add));
    trial.commit(RECORD);
    assertEquals(Optional.of(RECORD), trial.result(damages::add));
    assertEquals(List.of(), damages);
  }

  @Test
  void a_course_comes_back_and_an_old_result_has_none() throws IOException {
    var best = Optional.of(new Course.Reading(50, 0.75));
    var course = new Course(best, Optional.of(new Course.Reading(80, 0.5)), best, true);
    trial.commit(record(course, List.of()));
    assertEquals(Optional.of(record(course, List.of())), trial.result(damages::add));
    String text = Files.readString(file("result.json"));
    Files.writeString(
        file("result.json"), text.replaceAll("(?s),\\s*\"course\": \\{.*\\}(?=\\s*\\}\\s*$)", ""));
    assertFalse(Files.readString(file("result.json")).contains("course"));
    assertEquals(Optional.of(RECORD), trial.result(damages::add));
  }

  @Test
  void what_it_comes_to_elsewhere_comes_back() throws IOException {
    var metrics = new TreeMap<>(Map.of("accuracy", 0.5, "loss", Double.NaN));
    TrialRecord record =
        record(
            Course.NONE,
            List.of(
                new Elsewhere("gap=100", true, metrics),
                new Elsewhere("gap=300", false, new TreeMap<>())));
    trial.commit(record);
    assertEquals(Optional.of(record), trial.result(damages::add));
  }

  @Test
  void every_outcome_comes_back() throws IOException {
    for (Outcome outcome : Outcome.values()) {
      assertEquals(Optional.of(outcome), Outcome.labelled(outcome.label()));
    }
    assertEquals("timed out", Outcome.TIMED_OUT.label());
  }

  @Test
  void a_damaged_result_is_no_result_and_says_why() throws IOException {
    trial.commit(RECORD);
    String whole = Files.readString(file("result.json"));
    for (int length = 0; length < whole.length() - 2; length += 7) {
      Files.writeString(file("result.json"), whole.substring(0, length));
      damages.clear();
      assertEquals(Optional.empty(), trial.result(damages::add));
      assertEquals(1, damages.size());
      assertTrue(damages.getFirst().startsWith(file("result.json") + " cannot be read: "));
    }
    Files.write(file("result.json"), new byte[] {(byte) 0xff, 0, 0});
    assertEquals(Optional.empty(), trial.result(damages::add));
  }

  @Test
  void the_result_of_another_trial_is_no_result() throws IOException {
    var other = study.trial("4567");
    other.begin(Map.of());
    other.commit(RECORD);
    assertEquals(Optional.empty(), other.result(damages::add));
    assertTrue(damages.getFirst().endsWith("is the result of another trial, 0123"));
  }

  @Test
  void a_write_that_was_cut_off_leaves_the_old_file() throws IOException {
    trial.commit(RECORD);
    Files.writeString(file("result.json.unfinished"), "{\"id\":");
    assertEquals(Optional.of(RECORD), trial.result(damages::add));
    trial.commit(RECORD);
    assertFalse(Files.exists(file("result.json.unfinished")));
  }

  @Test
  void a_trial_that_begins_again_forgets_what_was_there() throws IOException {
    trial.commit(RECORD);
    try (var curve = trial.curveWriter()) {
      curve.add(new CurvePoint(1, 4, 0.5, new TreeMap<>()));
    }
    trial.begin(Map.of("seed", 2L));
    assertEquals(Optional.empty(), trial.result(damages::add));
    assertEquals(List.of(), trial.curve());
    assertTrue(Files.readString(file("config.json")).contains("\"seed\": 2"));
  }

  @Test
  void a_curve_that_was_cut_off_ends_at_its_last_whole_line() throws IOException {
    var first = new CurvePoint(50, 1600, 0.25, new TreeMap<>(Map.of("accuracy", 0.5)));
    var second =
        new CurvePoint(100, 3200, Double.POSITIVE_INFINITY, new TreeMap<>(), OptionalDouble.of(20));
    try (var curve = trial.curveWriter()) {
      curve.add(first);
      assertEquals(List.of(first), trial.curve());
      curve.add(second);
    }
    Files.writeString(file("curve.jsonl"), "{\"update\":150,\"sequ", StandardOpenOption.APPEND);
    assertEquals(List.of(first, second), trial.curve());
  }

  @Test
  void a_folder_belongs_to_one_run_at_a_time() throws IOException {
    try (var _ = study.lock()) {
      var refused = assertThrows(FolderInUseException.class, study::lock);
      assertEquals("another run is writing in " + study.path(), refused.getMessage());
    }
    study.lock().close();
  }

  @Test
  void a_record_can_stand_for_another_arm_of_the_same_configuration() {
    TrialRecord named = RECORD.named("gru", "gap=30");
    assertEquals("gru", named.arm());
    assertEquals(RECORD, named.named(RECORD.arm(), RECORD.condition()));
  }
}
