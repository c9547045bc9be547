package dev.carousel.cli;

import dev.carousel.api.CellEquations;
import dev.carousel.api.describe.Kind;
import dev.carousel.lab.plugin.Offer;
import dev.carousel.lab.study.Setup;
import dev.carousel.lab.study.Study;
import dev.carousel.lab.study.Variant;
import dev.carousel.lab.wiring.Laboratory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The argument {@code CELL}, which may be a study instead, and the sizes of the cell. */
final class CellArguments {
  /** The inputs of a cell that is shown outside of a study. */
  static final int INPUTS = 8;

  @Parameters(paramLabel = "CELL", description = "A cell's name, or a study's YAML file.")
  private String target = "";

  @Option(
      names = "--units",
      paramLabel = "N",
      description = "Units of the cell (default: the cell's own).")
  private @Nullable Integer units;

  @Option(names = "--inputs", paramLabel = "N", description = "Inputs of the cell (default: 8).")
  private int inputs = INPUTS;

  /**
   * A cell to be shown.
   *
   * @param arm of the study, or empty outside of one
   * @param name of the cell, or of the arm
   */
  record Shown(String arm, String name, CellEquations equations, int units, int inputs) {}

  /** The cell, or the study's different ones, each under the first arm that has it. */
  List<Shown> read(Laboratory laboratory) {
    requirePositive("--inputs", inputs);
    if (target.endsWith(".yaml") || target.endsWith(".yml") || Files.exists(Path.of(target))) {
      StudyArguments.requireFile(Path.of(target));
      return of(laboratory.studyReader().read(Path.of(target), List.of()));
    }
    return List.of(of(laboratory.catalogue().find(Kind.CELL, target)));
  }

  static void requirePositive(String option, int value) {
    if (value < 1) {
      throw new UsageException(option + " must be at least 1, not " + value, "");
    }
  }

  private Shown of(Offer offer) {
    CellForm form =
        CellForm.of(offer, units, inputs)
            .orElseThrow(
                () ->
                    new UsageException(
                        offer.name() + " has parameters without defaults",
                        "name it in a study and give that."));
    return new Shown("", offer.name(), form.equations(), form.units(), form.inputs());
  }

  private static List<Shown> of(Study study) {
    Set<CellEquations> seen = new HashSet<>();
    var shown = new ArrayList<Shown>();
    for (Variant variant : study.variants()) {
      Setup setup = variant.setup();
      if (seen.add(setup.equations())) {
        int studyInputs = setup.task().format().inputs();
        String arm = variant.arm();
        shown.add(new Shown(arm, arm, setup.equations(), setup.units(), studyInputs));
      }
    }
    return shown;
  }
}
