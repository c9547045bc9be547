package dev.carousel.cells;

import dev.carousel.api.Cell;
import dev.carousel.api.CellEquations;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.List;

/**
 * The simple recurrent unit. {@code f} keeps, {@code r} lets the memory out and {@code 1 - r} the
 * input, scaled by {@code alpha}; both gates see the old memory, each unit its own. The first
 * version ({@code v1}) has gates of the input alone and a tanh around the memory.
 *
 * <p>The highway takes the input as it is, which needs as many inputs as units; the authors' code
 * adds a matrix {@code W_s} where they differ, and so does {@code projected}. The paper's {@code
 * alpha} is {@code sqrt(1 + 2 exp(b_r))} at the beginning, root 3 at {@code b_r = 0}.
 */
@Name("sru")
@Summary("An elementwise memory with light gates and a highway for the input")
@Source("Lei, Zhang, Wang, Dai & Artzi 2018, EMNLP; first version: arXiv:1709.02755v1")
public record Sru(
    @Doc("entries of the state c") @Default("32") @Min(1) int units,
    @Doc("v2 as published, or v1, the first version, without the vectors v and with tanh")
        @Default("v2")
        Version version,
    @Doc("scale of the input on the highway") @Default("1") double alpha,
    @Doc("whether the highway takes the input through a matrix; without it inputs must equal units")
        @Default("true")
        boolean projected)
    implements Cell {

  /** Which of the two published cells. */
  public enum Version {
    V1,
    V2
  }

  @Override
  public CellEquations equations() {
    var cell =
        CellEquations.of(List.of("c"), "h", text())
            .withConstant("alpha", alpha)
            .withRetention("b_f", 1);
    return version == Version.V1
        ? cell
        : cell.withWeight("v_f", "units").withWeight("v_r", "units");
  }

  private String text() {
    String seen = version == Version.V2 ? " + v_# * c" : "";
    return """
    f  = sigmoid(W_f x%s + b_f)
    r  = sigmoid(W_r x%s + b_r)
    c' = f * c + (1 - f) * (W x)
    h  = r * %s + (1 - r) * (%s * alpha)
    """
        .formatted(
            seen.replace("#", "f"),
            seen.replace("#", "r"),
            version == Version.V2 ? "c'" : "tanh(c')",
            projected ? "(W_s x)" : "x");
  }
}
