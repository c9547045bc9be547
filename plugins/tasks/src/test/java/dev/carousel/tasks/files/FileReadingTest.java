package dev.carousel.tasks.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.api.Task;
import dev.carousel.api.data.Baseline;
import dev.carousel.api.data.Batch;
import dev.carousel.api.data.Metric;
import dev.carousel.api.describe.DataFile;
import dev.carousel.compute.random.Streams;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is read of files, and what sequences are made of it. */
class FileReadingTest {
  private static Batch training(Task task, int rows) {
    return new Batch(task.format(), rows).fill(task.episodes(Streams.named(1, "sequences")));
  }

  private static String text(Batch batch, CharText task, int row, boolean targets) {
    var text = new StringBuilder();
    for (int step = 0; step < batch.length(row); step++) {
      int at = step * batch.sequences() + row;
      int[] tokens = targets ? batch.classes() : batch.tokens();
      text.append(batch.counted()[at] ? task.tokenTexts().get(tokens[at]) : "*");
    }
    return text.toString();
  }

  @Test
  void every_held_out_character_is_predicted_once_and_rows_go_on() {
    String held = "bacab√cabba";
    DataFile file = SmallFiles.of("a.txt", "abcabc".repeat(11) + held + "c".repeat(11));
    var task = new CharText(file, 3, 0.125, 0.125, CharText.HeldOut.VALIDATION, 0.1);
    assertEquals(List.of("a", "b", "c", "\uFFFD"), task.tokenTexts());
    assertEquals(4, task.heldOutSequences());
    var episodes = task.heldOut(Streams.named(1, "evaluation"));
    var batch = new Batch(task.format(), 3);
    var rows = new String[] {"", "", ""};
    for (int i = 0; i < 2; i++) {
      batch.fill(episodes);
      for (int row = 0; row < 3; row++) {
        rows[row] += text(batch, task, row, true);
        assertEquals(i == 1 && row < 2, batch.continued(row));
      }
    }
    assertEquals("bacab*", rows[0]);
    assertEquals("cabba", rows[1]);
    assertEquals("**", rows[2]);
  }

  @Test
  void training_reads_the_text_in_streams_side_by_side() {
    DataFile file = SmallFiles.text(2000);
    var task = new CharText(file, 10, 0.1, 0.1, CharText.HeldOut.TEST, 0.1);
    var episodes = task.episodes(Streams.named(1, "sequences"));
    var batch = new Batch(task.format(), 4);
    String whole = file.text().substring(0, 1600);
    for (int row = 0; row < 4; row++) {
      assertFalse(batch.fill(episodes).continued(row) && row == 0, "the first batch");
    }
    var again = task.episodes(Streams.named(1, "sequences"));
    var read = new String[] {"", "", "", ""};
    for (int i = 0; i < 39; i++) {
      batch.fill(again);
      for (int row = 0; row < 4; row++) {
        read[row] += text(batch, task, row, true);
        assertEquals(i > 0, batch.continued(row), "row " + row + " of batch " + i);
      }
    }
    int first = whole.indexOf(read[0]);
    assertTrue(first >= 1 && first <= 11, "begins at " + first);
    int apart = whole.indexOf(read[1]) - first;
    assertTrue(apart >= 390, "rows are " + apart + " apart");
    assertEquals(first + 3 * apart, whole.indexOf(read[3]));
  }

  @Test
  void more_rows_than_a_text_has_windows_are_cut_shorter() {
    var task = new CharText(SmallFiles.text(100), 20, 0.2, 0.2, CharText.HeldOut.TEST, 0.1);
    var episodes = task.episodes(Streams.named(1, "sequences"));
    var batch = new Batch(task.format(), 90);
    for (int i = 0; i < 5; i++) {
      assertEquals(1, batch.fill(episodes).length(89));
    }
  }

  @Test
  void equal_files_are_read_once() {
    byte[] table = SmallFiles.imageTable(20);
    DataFile one = SmallFiles.of("one.csv", table);
    DataFile other = SmallFiles.of("other.csv", table);
    assertEquals(one, other);
    assertSame(Images.of(one, DataFile.NONE), Images.of(other, DataFile.NONE));
  }

  @Test
  void idx_files_plain_and_zipped_are_images_scaled_by_the_largest_pixel() {
    DataFile images = SmallFiles.of("i.gz", SmallFiles.zipped(SmallFiles.idxImages(10).array()));
    DataFile labels = SmallFiles.of("l", SmallFiles.idxLabels(10).array());
    var task = new Pixels(images, labels, images, labels, 0.2, 3, 0, 0.9);
    assertEquals(2, task.format().longest());
    assertEquals(10, task.heldOutSequences());
    Batch held = new Batch(task.format(), 10).fill(task.heldOut(Streams.named(1, "x")));
    for (int image = 0; image < 10; image++) {
      assertEquals(image % 3, held.classes()[10 + image]);
      for (int pixel = 0; pixel < 6; pixel++) {
        float seen = held.inputs()[(pixel / 3 * 10 + image) * 3 + pixel % 3];
        assertEquals((6 * image + pixel) / 59.0, seen, 1e-6);
      }
    }
  }

  @Test
  void a_permutation_shows_the_same_pixels_in_one_other_order() {
    DataFile file = SmallFiles.of("a.csv", "9,8,7,6,5,4,3,2,1,0\n".repeat(5));
    var none = DataFile.NONE;
    var rows = new Pixels(file, none, none, none, 0.2, 1, 0, 0.9);
    var other = new Pixels(file, none, none, none, 0.2, 1, 7, 0.9);
    float[] inOrder = training(rows, 1).inputs();
    float[] permuted = training(other, 1).inputs();
    assertArrayEquals(permuted, training(other, 1).inputs());
    assertFalse(Arrays.equals(inOrder, permuted));
    Arrays.sort(inOrder);
    Arrays.sort(permuted);
    assertArrayEquals(inOrder, permuted);
  }

  @Test
  void rows_of_an_image_have_red_green_and_blue_side_by_side_and_noise_follows() {
    var image = new byte[2 * 3073];
    image[0] = 7;
    image[1] = (byte) 255;
    image[1 + 1024 + 33] = 51;
    image[1 + 2048 + 1023] = 102;
    DataFile file = SmallFiles.of("a.bin", image);
    for (var noise : NoisyCifar10.Noise.values()) {
      var task = new NoisyCifar10(file, file, 0.2, 300, noise, 0.9);
      Batch batch = new Batch(task.format(), 2).fill(task.heldOut(Streams.named(1, "x")));
      float[] inputs = batch.inputs();
      assertEquals(1, inputs[0]);
      assertEquals(0.2f, inputs[2 * 96 + 32 + 1]);
      assertEquals(0.4f, inputs[31 * 2 * 96 + 64 + 31]);
      assertEquals(1.6f, sum(inputs, 0, 32 * 2 * 96), 1e-6);
      assertEquals(7, batch.classes()[299 * 2]);
      int from = 32 * 2 * 96;
      int count = inputs.length - from;
      assertEquals(0, sum(inputs, from, inputs.length) / count, 6 / Math.sqrt(count));
      assertEquals(1, squares(inputs, from) / count, 6 * Math.sqrt(2.0 / count));
      boolean same = Arrays.equals(inputs, from, from + 96, inputs, from + 96, from + 2 * 96);
      assertEquals(noise == NoisyCifar10.Noise.FIXED, same, "both sequences have one noise");
    }
  }

  private static double sum(float[] values, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += values[i];
    }
    return sum;
  }

  private static double squares(float[] values, int from) {
    double sum = 0;
    for (int i = from; i < values.length; i++) {
      sum += values[i] * values[i];
    }
    return sum;
  }

  @Test
  void a_step_of_a_piece_is_predicted_from_the_one_before() {
    String json = "{\"train\":[[[60,62],[-1],[64,-1]]],\"test\":[[[61],[60]]],\"x\":\"]\"}";
    var task = new PianoRoll(SmallFiles.of("a.json", json), PianoRoll.HeldOut.TEST, 60, 64, 0.1);
    Batch batch = training(task, 1);
    assertEquals(2, batch.length(0));
    assertArrayEquals(
        new float[] {1, 0, 1, 0, 0, 0, 0, 0, 0, 0}, Arrays.copyOf(batch.inputs(), 10));
    assertArrayEquals(
        new float[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 1}, Arrays.copyOf(batch.values(), 10));
    assertTrue(batch.counted()[0] && batch.counted()[1]);
  }

  @Test
  void missing_values_are_masked_and_rows_held_out_are_forecast_once() {
    var csv = new StringBuilder("t,x\n");
    for (int row = 0; row < 40; row++) {
      csv.append("day,").append(row == 33 || row == 5 ? "NA" : row).append('\n');
    }
    var task =
        new Series(SmallFiles.of("a.csv", csv.toString()), List.of(), List.of(), 2, 6, 0.25, 0.5);
    assertEquals(2, task.format().inputs());
    assertEquals(4, task.heldOutSequences());
    var episodes = task.heldOut(Streams.named(1, "x"));
    var batch = new Batch(task.format(), 1);
    int counted = 0;
    for (int i = 0; i < 4; i++) {
      batch.fill(episodes);
      for (int step = 0; step < batch.length(0); step++) {
        counted += batch.counted()[step] ? 1 : 0;
        if (batch.counted()[step] && batch.inputs()[2 * step + 1] == 1) {
          double ahead = batch.values()[step] - batch.inputs()[2 * step];
          assertEquals(2 / deviation(), ahead, 1e-4);
        }
      }
    }
    assertEquals(9, counted);
  }

  /** Of 0 to 29 without 5. */
  private static double deviation() {
    double mean = (435.0 - 5) / 29;
    double squares = 0;
    for (int i = 0; i < 30; i++) {
      squares += i == 5 ? 0 : (i - mean) * (i - mean);
    }
    return Math.sqrt(squares / 29);
  }

  private static double stated(Task task, String name, Metric metric) {
    return task.baselines().stream()
        .filter(baseline -> baseline.name().equals(name) && baseline.metric() == metric)
        .mapToDouble(Baseline::value)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void files_of_the_world_have_their_known_sizes_and_baselines() {
    var text =
        new CharText(
            SmallFiles.world("tinyshakespeare/train.txt"),
            64,
            0.05,
            0.05,
            CharText.HeldOut.VALIDATION,
            2);
    assertEquals(65, text.format().outputs());
    assertEquals(4.8, stated(text, "chance", Metric.BITS), 0.1);
    assertEquals(3.6, stated(text, "memoryless", Metric.BITS), 0.1);
    var none = DataFile.NONE;
    DataFile digits = SmallFiles.world("digits8x8/train1437.csv");
    var pixels = new Pixels(digits, none, none, none, 0.2, 1, 0, 0.9);
    assertEquals(64, pixels.format().longest());
    assertEquals(0.1, stated(pixels, "chance", Metric.ACCURACY), 0.02);
    for (String form : List.of("quarter", "16th-satb")) {
      DataFile music = SmallFiles.world("jsb-chorales/" + form + ".json");
      var roll = new PianoRoll(music, PianoRoll.HeldOut.VALID, 21, 108, 1);
      assertEquals(76, roll.heldOutSequences());
      assertEquals(11, stated(roll, "chance", Metric.LOSS), 1);
    }
    DataFile pictures = SmallFiles.world("mnist/train10k-images-idx3-ubyte.gz");
    DataFile names = SmallFiles.world("mnist/train10k-labels-idx1-ubyte.gz");
    assertEquals(28, new Pixels(pictures, names, none, none, 0.2, 28, 0, 0.9).format().longest());
    for (String name : List.of("sunspots", "co2", "elnino")) {
      var series =
          new Series(
              SmallFiles.world("series/" + name + ".csv"), List.of(), List.of(), 1, 8, 0.2, 0.5);
      assertTrue(series.baselines().getFirst().value() > 0);
    }
  }
}
