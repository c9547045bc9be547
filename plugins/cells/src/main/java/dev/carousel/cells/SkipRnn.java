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
 * A cell that decides at each step whether to take the next one: where the gate {@code k} is 0 the
 * state stays and only the probability of an update, {@code u}, grows. {@code k} is {@code u}
 * rounded, with the derivative of {@code u} (a straight-through estimate). Its state {@code w} is 1
 * - u, so that the first step is always taken.
 *
 * <p>The paper adds a cost for each step taken to the loss; here the task's loss is all there is.
 * What decides reads the new {@code c} of an LSTM, the new {@code h} of a GRU.
 */
@Name("skip-rnn")
@Summary("An LSTM or GRU that learns which steps to skip")
@Source("Campos et al. 2018, ICLR")
public record SkipRnn(
    @Doc("entries of each state but w") @Default("32") @Min(1) int units,
    @Doc("the cell that steps: lstm, or gru with its reset before the product") @Default("lstm")
        Base base,
    @Doc("where b_p begins; a larger one skips less") @Default("1") double updateBias)
    implements Cell {

  /** The cell that steps. */
  public enum Base {
    LSTM(
        List.of("h", "c", "w"),
        """
        z  = tanh(W_z x + U_z h + b_z)
        i  = sigmoid(W_i x + U_i h + b_i)
        f  = sigmoid(W_f x + U_f h + b_f)
        n  = f * c + i * z
        o  = sigmoid(W_o x + U_o h + b_o)
        c' = k * n + (1 - k) * c
        h' = k * (o * tanh(n)) + (1 - k) * h
        p  = sigmoid(W_p c' + b_p)
        """),
    GRU(
        List.of("h", "w"),
        """
        z  = sigmoid(W_z x + U_z h + b_z)
        r  = sigmoid(W_r x + U_r h + b_r)
        n  = tanh(W_n x + U_n (r * h) + b_n)
        h' = k * ((1 - z) * n + z * h) + (1 - k) * h
        p  = sigmoid(W_p h' + b_p)
        """);

    private final List<String> states;
    private final String text;

    Base(List<String> states, String text) {
      this.states = states;
      this.text = text;
    }
  }

  @Override
  public CellEquations equations() {
    var cell =
        CellEquations.of(
                base.states,
                "h",
                """
                u  = 1 - w
                k  = u + stop(where(u >= 0.5, 1, 0) - u)
                """
                    + base.text
                    + """
                    w' = 1 - (k * p + (1 - k) * (u + min(p, 1 - u)))
                    """)
            .withState("w", "1")
            .withWeight("W_p", "1", "units")
            .withWeight("b_p")
            .withInitial("b_p", updateBias);
    return base == Base.GRU
        ? cell.withRetention("b_z", 1)
        : cell.withInitial("b_f", 1).withRetention("b_f", 1);
  }
}
