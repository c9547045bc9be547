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
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * MIST: the states of 1, 2, 4, …, 2^(delays-1) steps ago are averaged with weights {@code a}, a
 * softmax that the cell computes at every step, then reset by {@code r} and multiplied by one
 * matrix. {@code past} holds the last 2^(delays-1) states, newest first.
 */
@Name("mist-rnn")
@Summary("A plain cell that mixes its states of 1, 2, 4, … steps ago")
@Source("DiPietro, Rupprecht, Navab & Hager 2017, arXiv:1702.07805")
public record MistRnn(
    @Doc("entries of the hidden layer h") @Default("32") @Min(1) int units,
    @Doc("how many earlier states are mixed") @Default("4") @Min(1) @Max(10) int delays)
    implements Cell {

  @Override
  public CellEquations equations() {
    return CellEquations.of(List.of(), "h", text())
        .withState("past", "entries")
        .withSize("entries", units << (delays - 1))
        .withSize("delays", delays)
        .withWeight("W_a", "delays", "inputs")
        .withWeight("U_a", "delays", "units")
        .withWeight("b_a", "delays")
        .withConstant("n", delays);
  }

  private String text() {
    String mix =
        IntStream.range(0, delays)
            .mapToObj(d -> "a[" + d + ":" + (d + 1) + "] * " + History.state(1 << d))
            .collect(Collectors.joining(" + "));
    return """
    last  = %s
    e     = exp(W_a x + U_a last + b_a)
    a     = e / (n * mean(e))
    r     = sigmoid(W_r x + U_r last + b_r)
    h     = tanh(W x + U (r * (%s)) + b)
    """
            .formatted(History.state(1), mix)
        + History.shift(1 << (delays - 1));
  }
}
