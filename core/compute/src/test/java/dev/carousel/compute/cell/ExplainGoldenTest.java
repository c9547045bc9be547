package dev.carousel.compute.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import dev.carousel.api.CellEquations;
import dev.carousel.compute.model.SampleCells;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Four cells after every pass, as text to be reviewed like code. {@code -Dgolden.update=true}
 * rewrites the files.
 */
class ExplainGoldenTest {
  private static final Path FOLDER = Path.of("src/test/resources/dev/carousel/compute/cell");
  private static final int UNITS = 4;
  private static final int INPUTS = 3;

  @Test
  void the_lstm_reads_as_before() throws IOException {
    compare("lstm", SampleCells.lstm());
  }

  /** Its reset gate keeps one product apart from the others. */
  @Test
  void the_gru_that_resets_before_its_product_reads_as_before() throws IOException {
    compare("gru-reset-before", SampleCells.gruResetBefore());
  }

  /** Its recurrent matrix is computed once per update. */
  @Test
  void the_antisymmetric_rnn_reads_as_before() throws IOException {
    compare("antisymmetric", SampleCells.antisymmetric());
  }

  /** What whole matrices become, and their derivatives, are computed once per update. */
  @Test
  void a_cell_of_matrices_of_weights_reads_as_before() throws IOException {
    compare("matrices-of-weights", SampleCells.matricesOfWeights());
  }

  @Test
  void every_stage_is_shown() {
    assertEquals(
        List.of("author", "simplify", "split", "differentiate", "rematerialize", "schedule"),
        CellCompiler.explain(SampleCells.lstm(), UNITS, INPUTS).stream()
            .map(CellCompiler.Stage::name)
            .toList());
  }

  private static void compare(String name, CellEquations equations) throws IOException {
    Path file = FOLDER.resolve(name + ".txt");
    String expected = Files.exists(file) ? Files.readString(file) : "";
    String found =
        CellCompiler.explain(equations, UNITS, INPUTS).stream()
            .map(stage -> "== " + stage.name() + "\n" + stage.text())
            .collect(Collectors.joining("\n"));
    if (Boolean.getBoolean("golden.update") && !expected.equals(found)) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, found);
      fail("rewrote " + file + "; review it and run again without -Dgolden.update");
    }
    assertEquals(expected, found, () -> name + ": -Dgolden.update=true rewrites the text");
  }
}
