package dev.carousel.cells;

import dev.carousel.api.Cell;
import dev.carousel.api.CellEquations;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Max;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.List;

/**
 * The quasi-recurrent network: candidate and gates are a convolution over the last {@code kernel}
 * inputs, so nothing but the pooling is recurrent. {@code f} pooling keeps by {@code f} and writes
 * {@code 1 - f}; {@code fo} adds an output gate; {@code ifo} a separate input gate. Zoneout sets
 * random entries of {@code f} to 1, so that they keep what they hold over a step.
 */
@Name("qrnn")
@Summary("Gates from the last few inputs alone, and an elementwise memory between them")
@Source("Bradbury, Merity, Xiong & Socher 2017, ICLR")
public record Qrnn(
    @Doc("entries of the state c") @Default("32") @Min(1) int units,
    @Doc("inputs that a gate sees, the present one included") @Default("2") @Min(1) int kernel,
    @Doc("which gates there are: f, fo or ifo") @Default("fo") Pooling pooling,
    @Doc("probability that an entry of the forget gate is 1 while training")
        @Default("0")
        @Min(0)
        @Max(1)
        double zoneout)
    implements Cell {

  /** Which gates there are. */
  public enum Pooling {
    F(
        """
        c' = f * c + (1 - f) * z
        h  = c'
        """),
    FO(
        """
        o  = sigmoid(W_o w + b_o)
        c' = f * c + (1 - f) * z
        h  = o * c'
        """),
    IFO(
        """
        i  = sigmoid(W_i w + b_i)
        o  = sigmoid(W_o w + b_o)
        c' = f * c + i * z
        h  = o * c'
        """);

    private final String text;

    Pooling(String text) {
      this.text = text;
    }
  }

  @Override
  public CellEquations equations() {
    var cell = CellEquations.of(List.of("c"), "h", text()).withRetention("b_f", 1);
    var windowed = kernel == 1 ? cell : cell.withState("past", (kernel - 1) + "*inputs");
    return zoneout == 0 ? windowed : windowed.withConstant("zone", zoneout);
  }

  private String text() {
    String window =
        switch (kernel) {
          case 1 -> "w  = x\n";
          case 2 -> "w  = concat(x, past)\npast' = x\n";
          default ->
              "w  = concat(x, past)\npast' = concat(x, past[0:%d*inputs])\n".formatted(kernel - 2);
        };
    String forget =
        zoneout == 0
            ? "f  = sigmoid(W_f w + b_f)\n"
            : "f  = 1 - chance(1 - zone) * (1 - sigmoid(W_f w + b_f))\n";
    return window + "z  = tanh(W_z w + b_z)\n" + forget + pooling.text;
  }
}
