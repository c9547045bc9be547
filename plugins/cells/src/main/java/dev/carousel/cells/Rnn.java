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
import java.util.Locale;

/**
 * The plain recurrent cell: {@code h' = tanh(W x + U h + b)}, or the same with relu or sigmoid.
 *
 * <p>Elman, "Finding structure in time", 1990, whose hidden units are logistic; tanh is today's
 * form. Not to be confused with Jordan's network (1986), {@link Jordan}, where the output is fed
 * back, nor with {@link Irnn}, which is the relu form begun at {@code U = I, b = 0}.
 */
@Name("rnn")
@Summary("The plain recurrent cell: one layer that reads its own last output")
@Source("Elman 1990, Cognitive Science 14")
public record Rnn(
    @Doc("entries of the state h") @Default("32") @Min(1) int units,
    @Doc("what bounds the state: tanh, sigmoid, or relu, which does not") @Default("tanh")
        Activation activation)
    implements Cell {

  /** The function around the sum. */
  public enum Activation {
    TANH,
    RELU,
    SIGMOID
  }

  @Override
  public CellEquations equations() {
    String function = activation.name().toLowerCase(Locale.ROOT);
    return CellEquations.of(List.of("h"), "h", "h' = " + function + "(W x + U h + b)\n");
  }

  /** {@code rnn} with tanh under a name of its own. */
  @Name("rnn-tanh")
  @Summary("The plain recurrent cell with tanh")
  @Source("Elman 1990, Cognitive Science 14")
  public record Tanh(@Doc("entries of the state h") @Default("32") @Min(1) int units)
      implements Cell {
    @Override
    public CellEquations equations() {
      return new Rnn(units, Activation.TANH).equations();
    }
  }

  /** {@code rnn} with relu under a name of its own. */
  @Name("rnn-relu")
  @Summary("The plain recurrent cell with relu, whose state is not bounded")
  @Source("Elman 1990, Cognitive Science 14")
  public record Relu(@Doc("entries of the state h") @Default("32") @Min(1) int units)
      implements Cell {
    @Override
    public CellEquations equations() {
      return new Rnn(units, Activation.RELU).equations();
    }
  }

  /** {@code rnn} with sigmoid under a name of its own. */
  @Name("rnn-sigmoid")
  @Summary("The plain recurrent cell with logistic units, as first published")
  @Source("Elman 1990, Cognitive Science 14; its gradients: Pascanu, Mikolov & Bengio 2013, ICML")
  public record Sigmoid(@Doc("entries of the state h") @Default("32") @Min(1) int units)
      implements Cell {
    @Override
    public CellEquations equations() {
      return new Rnn(units, Activation.SIGMOID).equations();
    }
  }
}
