package dev.carousel.cells;

import dev.carousel.api.Cell;
import dev.carousel.api.CellEquations;
import dev.carousel.api.describe.Above;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Max;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.List;

/**
 * An echo state network: a fixed random network that the input stirs, of which only the readout is
 * trained. {@code U} is sparse and scaled to a spectral radius below 1, so that what is old fades.
 *
 * <p>Here the readout is trained by the study's optimizer, like every readout; in the paper it is a
 * linear regression.
 */
@Name("esn")
@Summary("A fixed random network with fading memory, of which only the readout is trained")
@Source("Jaeger 2001, GMD report 148; leaky units: Jaeger et al. 2007, Neural Networks 20")
public record Esn(
    @Doc("entries of the state h") @Default("100") @Min(1) int units,
    @Doc("share of the new in each step; 1 is the network without a leak")
        @Default("1")
        @Above(0)
        @Max(1)
        double leak,
    @Doc("spectral radius of U") @Default("0.9") @Min(0) double radius,
    @Doc("share of the entries of U that are not 0") @Default("0.1") @Above(0) @Max(1)
        double density,
    @Doc("entries of W lie between -1 and 1 times this") @Default("1") @Min(0) double inputScale)
    implements Cell {

  @Override
  public CellEquations equations() {
    return CellEquations.of(List.of("h"), "h", "h' = (1 - leak) * h + leak * tanh(W x + U h)")
        .withConstant("leak", leak)
        .withInitial("W", Start.uniform(-inputScale, inputScale))
        .withInitial("U", Reservoir.of(density, radius))
        .withFrozen("W", "U");
  }
}
